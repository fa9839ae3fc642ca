package dev.cuehook.inbox.jdbc;

/** What became of a delivery that was to be ended as done. */
enum Finished {
    /** It is ended. */
    DONE,
    /** Its lease was lost. */
    LOST,
    /** Somebody else has its lane for the moment. */
    NOT_YET
}
