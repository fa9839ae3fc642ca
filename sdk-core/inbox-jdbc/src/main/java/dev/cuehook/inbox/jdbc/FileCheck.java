package dev.cuehook.inbox.jdbc;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the file of an inbox that was not closed: a small one whole, before anything else. Of a large one the tables of what is
 * open come before, and the others in steps, between which deliveries are taken in: checked in one go they would keep the inbox
 * from that for minutes. Thread-safe; one thread takes the steps.
 */
final class FileCheck {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);
    private static final int SQLITE_CORRUPT = 11;
    private static final List<String> OPEN_WORK =
            List.of("cuehook_inbox_queue", "cuehook_inbox_lane", "cuehook_inbox_dead", "cuehook_inbox_endpoint");

    /** Reads rows, and looks each up by its key: an identity that the index has lost would be taken for new. */
    private static final String IDENTITIES = "SELECT t.nr, i.nr FROM"
            + " (SELECT nr, inbox_key FROM cuehook_inbox WHERE nr > ? ORDER BY nr LIMIT 100) t"
            + " LEFT JOIN cuehook_inbox i ON i.inbox_key = t.inbox_key";

    private static final String BODIES =
            "SELECT nr, checksum, body FROM cuehook_inbox_body WHERE nr > ? ORDER BY nr LIMIT 16";

    private final Path folder;
    private volatile boolean unfinished;
    private volatile @Nullable String damage;
    private boolean identities = true;
    private long reached;

    FileCheck(Path folder) {
        this.folder = folder;
    }

    /** Checks the whole file, or what has to be sound before the start; fails with what to do. */
    static void before(Path folder, Statement statement, boolean whole) throws SQLException {
        LOG.info("The inbox in {} was not closed in order; its file is checked.", folder);
        for (String table : whole ? List.of("") : OPEN_WORK) {
            try (ResultSet result =
                    statement.executeQuery("PRAGMA quick_check" + (table.isEmpty() ? "" : "(" + table + ")"))) {
                if (result.next() && !result.getString(1).equals("ok")) {
                    throw new IllegalStateException(damaged(folder, result.getString(1)));
                }
            }
        }
    }

    private static String damaged(Path folder, String found) {
        return "The inbox's file in " + folder + " is damaged: " + found
                + ". Keep a copy of the folder, and start with an empty one or a copy of before.";
    }

    /** What {@link #before} has left is to be checked. */
    void begin() {
        unfinished = true;
    }

    boolean isUnfinished() {
        return unfinished;
    }

    boolean isSound() {
        return damage == null;
    }

    /** Fails if damage was found. */
    void requireSound() throws SQLException {
        String found = damage;
        if (found != null) {
            throw new SQLException(found);
        }
    }

    /** Checks some of what is left; false if nothing is. */
    boolean step(Sql sql) throws SQLException {
        try {
            unfinished = read(sql);
            if (!unfinished) {
                LOG.info("The rest of the inbox's file in {} is checked, and sound.", folder);
            }
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xFF) != SQLITE_CORRUPT) {
                throw e; // it is tried again
            }
            unfinished = false;
            damage = damaged(folder, String.valueOf(e.getMessage()));
            LOG.error("{} New deliveries are answered 503.", damage);
        }
        return unfinished;
    }

    private boolean read(Sql sql) throws SQLException {
        List<Long> read = sql.of(identities ? IDENTITIES : BODIES)
                .with(reached)
                .list(identities ? FileCheck::identity : FileCheck::body);
        if (!read.isEmpty()) {
            reached = read.get(read.size() - 1);
            return true;
        }
        boolean bodiesAreLeft = identities;
        identities = false;
        reached = 0;
        return bodiesAreLeft;
    }

    private static Long identity(ResultSet row) throws SQLException {
        long nr = row.getLong(1);
        return sound(nr, row.getLong(2) == nr, "its key does not lead to delivery ");
    }

    private static Long body(ResultSet row) throws SQLException {
        long nr = row.getLong("nr");
        return sound(
                nr,
                Columns.checksum(row.getBytes("body")) == row.getLong("checksum"),
                "changed is the body of delivery ");
    }

    private static Long sound(long nr, boolean sound, String otherwise) throws SQLException {
        if (!sound) {
            throw new SQLException(otherwise + nr, null, SQLITE_CORRUPT);
        }
        return nr;
    }
}
