package dev.cuehook.inbox.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of an inbox, and which version of them a database has. */
final class Schema {

    /** The version that this release writes. */
    static final int VERSION = 1;

    private static final String VERSIONS =
            "CREATE TABLE IF NOT EXISTS cuehook_schema (version INTEGER NOT NULL PRIMARY KEY,"
                    + " min_reader INTEGER NOT NULL, step VARCHAR(100) NOT NULL, done_at BIGINT NOT NULL)";

    private Schema() {}

    /** The statements that make the tables of this version. */
    static List<String> statements(Dialect dialect) {
        return statements(file(dialect)).stream()
                .filter(statement ->
                        !statement.contains("cuehook_schema")) // what a file says of itself is written here
                .toList();
    }

    /** The statements of a schema file. */
    static List<String> statements(String file) {
        return Arrays.stream(text(file).split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** The whole schema of a database, for Flyway, Liquibase or whoever makes tables. */
    static String export(Dialect dialect) {
        return text(file(dialect));
    }

    static String missing(Dialect dialect) {
        return "The inbox's tables are not there. Run the text that JdbcInbox.schema(\"" + dialect.name()
                + "\") gives, or let the inbox make them with createSchema(true).";
    }

    private static String file(Dialect dialect) {
        return dialect.schema().equals("sqlite")
                ? "sqlite.sql"
                : "/META-INF/cuehook/inbox-" + dialect.schema() + ".sql";
    }

    private static String text(String file) {
        try (InputStream in = Schema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The schema file " + file + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the tables if they are not there; the caller holds whatever keeps others from doing the same. */
    static void create(Sql sql, Dialect dialect) throws SQLException {
        sql.run(VERSIONS);
        if (version(sql) == null) {
            for (String statement : statements(dialect)) {
                sql.run(statement);
            }
            int unused = sql.of(
                            "INSERT INTO cuehook_schema (version, min_reader, step, done_at) VALUES (?, ?, ?, :now)")
                    .with(VERSION)
                    .with(VERSION)
                    .with("created")
                    .now()
                    .update();
        }
    }

    /**
     * Refuses tables that this release cannot read.
     *
     * @throws IllegalStateException if they are newer, or not there; the message says what to do
     */
    static void require(Sql sql, Dialect dialect) throws SQLException {
        Long version = version(sql);
        if (version == null) {
            throw new IllegalStateException(missing(dialect));
        }
        Long minReader = sql.of("SELECT MAX(min_reader) FROM cuehook_schema").first(row -> row.getLong(1));
        if (minReader != null && minReader > VERSION) {
            throw new IllegalStateException(
                    "The inbox's tables are of version " + version + ", which needs a release that" + " reads version "
                            + minReader + "; this one reads up to " + VERSION + ". Use the newer release.");
        }
    }

    static @Nullable Long version(Sql sql) throws SQLException {
        return sql.of("SELECT version FROM cuehook_schema ORDER BY version DESC LIMIT 1")
                .first(row -> row.getLong(1));
    }
}
