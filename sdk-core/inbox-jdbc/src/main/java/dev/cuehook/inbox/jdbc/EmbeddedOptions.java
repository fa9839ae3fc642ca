package dev.cuehook.inbox.jdbc;

/**
 * How an inbox uses a folder.
 *
 * @param minFreeDisk under how many free bytes of the disk it takes nothing in
 * @param maxDisk how many bytes its files may have
 * @param checkedWhole up to how many bytes a file that was not closed is checked whole before the start
 */
record EmbeddedOptions(long minFreeDisk, long maxDisk, long checkedWhole) {

    static final long MIN_FREE_DISK = 64L << 20;
    static final long MAX_DISK = 10L << 30;

    static EmbeddedOptions of(long minFreeDisk, long maxDisk) {
        return new EmbeddedOptions(minFreeDisk, maxDisk, 1L << 30);
    }
}
