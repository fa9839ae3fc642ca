package dev.cuehook.inbox.jdbc;

/** When a transaction is on disk. */
enum Flush {
    /** When its commit returns, whatever the session says. */
    SURE,
    /** As the session says. */
    AS_SET,
    /** Soon after: losing it means that a delivery is handed out again. */
    LATER
}
