package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.DedupeStore.Status;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a {@link JdbcDedupeStore}: none looks before it writes. {@link #insert} and {@link #takeOver} belong into
 * transactions of their own: InnoDB leaves a shared lock on a known row, in which updates of many would meet.
 */
final class DedupeRows {

    /** How long a lapsed lease is kept: whoever held it may still complete it, as long as nobody took it over. */
    private static final long LAPSED_MICROS = Claims.micros(Duration.ofDays(1));

    private static final int PURGED_AT_ONCE = 1_000;

    private DedupeRows() {}

    /** Claims a key that is not known; false if it is. */
    static boolean insert(Sql sql, byte[] key, String token, long lease) throws SQLException {
        String insert = sql.dialect().insertNew("cuehook_dedupe", "dedupe_key, token, lease_until, purge_after");
        return sql.of(insert + " VALUES (?, ?, :now + ?, :now + ?)"
                                + sql.dialect().passKnown())
                        .with(key)
                        .with(token)
                        .now()
                        .with(lease)
                        .now()
                        .with(lease + LAPSED_MICROS)
                        .update()
                > 0;
    }

    /** Claims a known key if its time is over; what it is then, null if it is no longer known. */
    static @Nullable Status takeOver(Sql sql, byte[] key, String token, long lease) throws SQLException {
        int taken = sql.of("UPDATE cuehook_dedupe SET token = ?, lease_until = :now + ?, done_until = NULL,"
                        + " purge_after = :now + ? WHERE dedupe_key = ?"
                        + " AND (done_until <= :now OR (done_until IS NULL AND lease_until <= :now))")
                .with(token)
                .now()
                .with(lease)
                .now()
                .with(lease + LAPSED_MICROS)
                .with(key)
                .now()
                .now()
                .update();
        if (taken > 0) {
            return Status.NEW;
        }
        return sql.of("SELECT done_until FROM cuehook_dedupe WHERE dedupe_key = ?")
                .with(key)
                .first(row -> row.getObject(1) == null ? Status.IN_PROGRESS : Status.DONE);
    }

    /** Notes that the holder of this token is done. */
    static boolean complete(Sql sql, byte[] key, String token, Duration retention) throws SQLException {
        long micros = Claims.micros(retention);
        return sql.of("UPDATE cuehook_dedupe SET done_until = :now + ?, purge_after = :now + ?"
                                + " WHERE dedupe_key = ? AND token = ? AND done_until IS NULL")
                        .now()
                        .with(micros)
                        .now()
                        .with(micros)
                        .with(key)
                        .with(token)
                        .update()
                > 0;
    }

    /** Forgets a key whose holder, of this token, is not done. */
    static boolean release(Sql sql, byte[] key, String token) throws SQLException {
        return sql.of("DELETE FROM cuehook_dedupe WHERE dedupe_key = ? AND token = ? AND done_until IS NULL")
                        .with(key)
                        .with(token)
                        .update()
                > 0;
    }

    /** Forgets some keys that are over; how many were found. */
    static int purge(Sql sql) throws SQLException {
        List<byte[]> over = sql.of(
                        "SELECT dedupe_key FROM cuehook_dedupe WHERE purge_after <= :now ORDER BY purge_after LIMIT ?")
                .now()
                .with(PURGED_AT_ONCE)
                .list(row -> row.getBytes(1));
        for (List<byte[]> some : Chunks.of(over)) {
            int unused = sql.of(sql.dialect().delete("cuehook_dedupe", "PRIMARY") + " WHERE dedupe_key IN "
                            + Sql.row(some.size()) + " AND purge_after <= :now")
                    .withKeys(some)
                    .now()
                    .update();
        }
        return over.size();
    }
}
