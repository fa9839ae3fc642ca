package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.FailedAttempt;
import dev.cuehook.inbox.Failure;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attempts that failed, kept for operators as long as their delivery. */
final class Attempts {

    private Attempts() {}

    static void failed(Sql sql, long nr, int attempt, @Nullable Failure failure) throws SQLException {
        if (failure != null) {
            int unused = sql.of("INSERT INTO cuehook_inbox_attempt"
                            + " (inbox_nr, replay, attempt, failed_at, error, message)"
                            + " SELECT nr, replay, ?, :now, ?, ? FROM cuehook_inbox WHERE nr = ?")
                    .with(attempt)
                    .now()
                    .with(Columns.fit(failure.error(), 255))
                    .with(Columns.fit(failure.message(), 500))
                    .with(nr)
                    .update();
        }
    }

    static List<FailedAttempt> list(Sql sql, String id) throws SQLException {
        return sql.of("SELECT a.replay, a.attempt, a.failed_at, a.error, a.message FROM cuehook_inbox i"
                        + " JOIN cuehook_inbox_attempt a ON a.inbox_nr = i.nr WHERE i.delivery_id = ? ORDER BY a.nr")
                .with(id)
                .list(row -> new FailedAttempt(
                        row.getInt("replay"),
                        row.getInt("attempt"),
                        Columns.instant(row.getLong("failed_at")),
                        new Failure(row.getString("error"), row.getString("message"))));
    }
}
