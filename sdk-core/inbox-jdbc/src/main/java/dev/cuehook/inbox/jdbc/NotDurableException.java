package dev.cuehook.inbox.jdbc;

import java.sql.SQLException;

/** A database that would lose what it has confirmed. */
final class NotDurableException extends SQLException {

    private static final long serialVersionUID = 1L;

    NotDurableException(String message) {
        super(message);
    }
}
