package dev.cuehook.spring;

/** Where endpoints that handle on the request's thread remember what was handled. */
enum DedupePlace {
    /** Memory: it forgets with its process and knows nothing of other instances. */
    MEMORY,
    /** Redis, over the application's Spring Data Redis connection. */
    REDIS
}
