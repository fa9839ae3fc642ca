package dev.cuehook.spring;

/** Where accepted deliveries are kept. */
enum InboxStore {
    /** The application's own durable DataSource, if it has one; else files of this process. */
    AUTO,
    /** Files of this process. */
    EMBEDDED,
    /** The application's DataSource. */
    JDBC,
    /** Memory: what it holds is lost when the process stops. */
    MEMORY
}
