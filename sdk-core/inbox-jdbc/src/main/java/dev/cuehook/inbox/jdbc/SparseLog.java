package dev.cuehook.inbox.jdbc;

/** Lets a few lines a second into the log, so that a database that is down does not fill the disk. Thread-safe. */
final class SparseLog {

    private static final int LINES_A_SECOND = 3;

    private long second;
    private int lines;

    synchronized boolean permits() {
        long now = System.nanoTime() / 1_000_000_000;
        if (now != second) {
            second = now;
            lines = 0;
        }
        lines++;
        return lines <= LINES_A_SECOND;
    }
}
