package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.TransactionBoundary;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The handler's writes and the end of its delivery in one transaction, for handlers that ask for its connection. */
final class JdbcTransactions implements TransactionBoundary {

    private final DataSource dataSource;
    private final String first;
    private final Function<Connection, Sql> sql;

    JdbcTransactions(DataSource dataSource, String first, Function<Connection, Sql> sql) {
        this.dataSource = dataSource;
        this.first = first;
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
    final class Handed implements OpenTransaction {

        private @Nullable Connection connection;
        private @Nullable Borrowed borrowed;
        private @Nullable Mark mark;
        private volatile boolean over;

        @Override
        public <T> T unwrap(Class<T> resource) {
            OpenTransaction.requireConnection(resource);
            if (over) {
                throw new IllegalStateException("This transaction is over: it lasts as long as the handler.");
            }
            return resource.cast(GuardedConnection.of(connection(), () -> over));
        }

        @Override
        public @Nullable Sql begun() {
            return mark == null ? null : mark.requireSame();
        }

        private Connection connection() {
            Connection own = connection;
            return own == null ? begin() : own;
        }

        private Connection begin() {
            Connection fresh = null;
            Borrowed settings = null;
            try {
                fresh = dataSource.getConnection();
                settings = Borrowed.begin(fresh, first);
                mark = Mark.set(sql.apply(fresh));
                borrowed = settings;
                connection = fresh;
                return fresh;
            } catch (SQLException e) {
                if (settings != null) {
                    settings.rollBack();
                }
                if (fresh != null) {
                    Borrowed.giveBack(fresh);
                }
                throw new IllegalStateException("The transaction could not be begun: " + Sql.describe(e), e);
            }
        }

        private void end(boolean done) throws SQLException {
            over = true;
            Connection own = connection;
            Borrowed settings = borrowed;
            if (own == null || settings == null) {
                return;
            }
            try {
                if (done) {
                    settings.commit();
                } else {
                    settings.rollBack();
                }
            } finally {
                Borrowed.giveBack(own);
            }
        }
    }
}
