package dev.cuehook.inbox.jdbc;

import java.sql.SQLException;

/** A commit that failed so that nobody knows whether it took effect. */
final class UnknownOutcomeException extends SQLException {

    private static final long serialVersionUID = 1L;

    UnknownOutcomeException(SQLException cause) {
        super(
                "It is not known whether a commit took effect: " + Sql.describe(cause),
                cause.getSQLState(),
                cause.getErrorCode(),
                cause);
    }
}
