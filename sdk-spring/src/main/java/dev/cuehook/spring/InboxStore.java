package dev.cuehook.spring;

/** Where accepted deliveries are kept. */
enum InboxStore {
    /** The best that this version has: memory. */
    AUTO,
    /** Files of this process; comes with the next release. */
    EMBEDDED,
    /** The application's DataSource; comes with the next release. */
    JDBC,
    /** Memory: what it holds is lost when the process stops. */
    MEMORY
}
