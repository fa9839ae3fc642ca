package dev.cuehook.inbox.jdbc;

import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** A mark in a handler's transaction, which is gone where the database has undone the transaction and the handler went on. */
record Mark(Sql sql, @Nullable Savepoint savepoint) {

    private static final String NAME = "cuehook_whole";

    /** Sets it where the database is one that does so. */
    static Mark set(Sql sql) throws SQLException {
        boolean needed = sql.dialect().undoesSilently();
        return new Mark(sql, needed ? sql.connection().setSavepoint(NAME) : null);
    }

    /** Statements in the transaction that was marked; fails if it is another one. */
    Sql requireSame() {
        if (savepoint != null) {
            try {
                sql.connection().releaseSavepoint(savepoint);
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "The database has undone the handler's transaction, by a deadlock for example, and the handler went on"
                                + " as if nothing were: " + Sql.describe(e) + ". Let SQLExceptions leave the handler.",
                        e);
            }
        }
        return sql;
    }
}
