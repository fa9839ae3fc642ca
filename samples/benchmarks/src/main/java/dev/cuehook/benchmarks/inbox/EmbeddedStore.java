package dev.cuehook.benchmarks.inbox;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.jdbc.JdbcInboxBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder. */
final class EmbeddedStore extends Store {

    private final Path folder;

    EmbeddedStore() throws IOException {
        folder = Files.createTempDirectory("cuehook-benchmark");
    }

    @Override
    Inbox newInbox() {
        return builder().build();
    }

    JdbcInboxBuilder builder() {
        return JdbcInboxBuilder.embedded(folder);
    }

    /** Bytes of the file, without its log. */
    long size() throws IOException {
        return Files.size(folder.resolve("inbox.db"));
    }

    @Override
    void multiplyDone(int times) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("inbox.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("WITH RECURSIVE times (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM times WHERE n < "
                    + times
                    + ") INSERT INTO cuehook_inbox (inbox_key, " + COLUMNS + ") SELECT randomblob(32), " + COLUMNS
                    + " FROM cuehook_inbox, times");
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
