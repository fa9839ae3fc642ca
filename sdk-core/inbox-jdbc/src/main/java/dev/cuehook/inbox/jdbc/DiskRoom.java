package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.StoredDelivery;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much of its disk an embedded inbox may still take. Room is left for what frees it: ends of deliveries, and forgetting. */
final class DiskRoom {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);

    /** The log between two checkpoints twice: what is no batch is written when the files are at their largest, too. */
    static final long RESERVE = 32L << 20;

    private static final String USED = "SELECT (page_count - freelist_count) * page_size"
            + " FROM pragma_page_count, pragma_freelist_count, pragma_page_size";

    /** From here on free pages go back to the disk; fewer are soon used again. */
    private static final long KEPT_FREE = 16L << 20;

    private final Path folder;
    private final FileStore disk; // kept, since looking it up reads the table of mounts
    private final EmbeddedOptions options;

    DiskRoom(Path folder, EmbeddedOptions options) throws IOException {
        this.folder = folder;
        this.disk = Files.getFileStore(folder);
        if (NetworkDisk.is(disk.type())) {
            LOG.warn(
                    "The inbox's folder {} is on a network file system ({}), whose locks and flushes may do nothing:"
                            + " deliveries that were answered 2xx could be lost. Use a local disk, or a database.",
                    folder,
                    disk.type());
        }
        this.options = options;
    }

    /** Fails where the disk, or what the inbox may have of it, is nearly full. A batch is in the log, and then in the file. */
    void require(Sql sql, List<StoredDelivery> batch) throws SQLException {
        long free = usable();
        if (free < options.minFreeDisk()) {
            throw new SQLException("The disk of " + folder + " has " + free + " bytes left; the inbox takes nothing in"
                    + " under " + options.minFreeDisk() + ". Free some space.");
        }
        long bodies =
                batch.stream().mapToLong(delivery -> delivery.body().length).sum();
        long used = number(sql, USED);
        if (used + 2 * bodies + RESERVE > options.maxDisk()) {
            throw new SQLException("The inbox in " + folder + " has " + used + " bytes in use, and may have "
                    + options.maxDisk()
                    + " with its log; it takes nothing in until some are free. Are handlers failing or"
                    + " too slow? Else let it have more.");
        }
    }

    private long usable() throws SQLException {
        try {
            return disk.getUsableSpace();
        } catch (IOException e) {
            throw new SQLException("The disk of " + folder + " cannot be looked at.", e);
        }
    }

    /** Gives some pages that a burst has left free back to the disk, where they are many; how many. */
    static int shrink(Sql sql) throws SQLException {
        long free = number(sql, "PRAGMA freelist_count");
        if (free * number(sql, "PRAGMA page_size") < KEPT_FREE || free < number(sql, "PRAGMA page_count") / 4) {
            return 0;
        }
        try (Statement statement = sql.connection().createStatement()) {
            // each step frees a page, and this method is the one that takes all steps
            int unused = statement.executeUpdate("PRAGMA incremental_vacuum(256)");
        }
        return (int) (free - number(sql, "PRAGMA freelist_count"));
    }

    private static long number(Sql sql, String text) throws SQLException {
        Long number = sql.of(text).first(row -> row.getLong(1));
        return number == null ? 0 : number;
    }
}
