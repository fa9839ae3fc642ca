package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.Transaction;
import dev.cuehook.inbox.TransactionBoundary;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The handler's writes and the end of its delivery in one transaction, for handlers that ask for its connection. */
final class JdbcTransactions implements TransactionBoundary {

    private final DataSource dataSource;
    private final Function<Connection, Sql> sql;

    JdbcTransactions(DataSource dataSource, Function<Connection, Sql> sql) {
        this.dataSource = dataSource;
        this.sql = sql;
    }

    @Override
    public boolean run(Work work) throws Exception {
        Handed transaction = new Handed();
        boolean done = false;
        try {
            done = work.run(transaction);
            return done;
        } finally {
            transaction.end(done);
        }
    }

    /** A transaction that begins when somebody asks for its connection: handlers without one hold none. Not thread-safe. */
    final class Handed implements Transaction {

        private @Nullable Connection connection;
        private @Nullable Borrowed borrowed;

        @Override
        public <T> T unwrap(Class<T> resource) {
            if (resource != Connection.class) {
                throw new IllegalStateException(
                        "This transaction has a java.sql.Connection and no " + resource.getName() + ".");
            }
            return resource.cast(guarded(connection()));
        }

        /** Statements in this transaction; null where no handler has begun it. */
        @Nullable
        Sql begun() {
            Connection own = connection;
            return own == null ? null : sql.apply(own);
        }

        private Connection connection() {
            Connection own = connection;
            if (own == null) {
                try {
                    own = dataSource.getConnection();
                    connection = own;
                    borrowed = Borrowed.begin(own);
                } catch (SQLException e) {
                    throw new IllegalStateException("The transaction could not be begun: " + e.getMessage(), e);
                }
            }
            return own;
        }

        private void end(boolean done) throws SQLException {
            Connection own = connection;
            if (own == null) {
                return;
            }
            try (own) {
                if (done) {
                    own.commit();
                } else {
                    Borrowed.rollBack(own);
                }
                if (borrowed != null) {
                    borrowed.end();
                }
            }
        }
    }

    /** The connection, without what belongs to the inbox. */
    private static Connection guarded(Connection connection) {
        Set<String> refused = Set.of(
                "commit",
                "rollback",
                "close",
                "abort",
                "setAutoCommit",
                "setTransactionIsolation",
                "setReadOnly",
                "unwrap");
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean toSavepoint = method.getName().equals("rollback") && arguments != null;
                    if (refused.contains(method.getName()) && !toSavepoint) {
                        throw new SQLException(
                                "The connection belongs to the inbox, which ends its transaction after the "
                                        + "handler; " + method.getName() + " is not yours to call.");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
