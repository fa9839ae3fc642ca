package dev.cuehook.inbox.jdbc;

/** When a transaction is on disk. */
enum Flush {
    /** When its commit returns, whatever the session says. */
    SURE,
    /** The same, for a batch that is taken in: one statement, which joins only what it brings along. */
    BATCH,
    /** As the session says. */
    AS_SET,
    /** Soon after: losing it means that a delivery is handed out again. */
    LATER
}
