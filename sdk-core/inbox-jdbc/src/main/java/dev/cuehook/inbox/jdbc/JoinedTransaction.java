package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction that somebody else has begun and will end. */
record JoinedTransaction(Connection connection, Mark mark) implements OpenTransaction {

    static JoinedTransaction on(Connection connection, Sql sql) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException(
                        "The connection is in no transaction: it commits every statement by itself.");
            }
            if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
                throw new IllegalStateException("The transaction has another isolation than READ COMMITTED (2, it is "
                        + connection.getTransactionIsolation() + "), in which the inbox cannot keep the order.");
            }
            return new JoinedTransaction(connection, Mark.set(sql));
        } catch (SQLException e) {
            throw new IllegalStateException("The transaction cannot be joined: " + Sql.describe(e), e);
        }
    }

    @Override
    public Sql begun() {
        return mark.requireSame();
    }

    @Override
    public <T> T unwrap(Class<T> resource) {
        OpenTransaction.requireConnection(resource);
        return resource.cast(GuardedConnection.of(connection, () -> false));
    }
}
