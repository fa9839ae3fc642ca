package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool that resets nothing and checks nothing, and notes whose settings were changed when it gets them back. */
final class TestPool implements AutoCloseable {

    private final BlockingQueue<Connection> free = new LinkedBlockingQueue<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final DataSource real;
    private final Setting setting;
    private final List<String> session;
    private final String expected;

    /** A pool; {@code session} are SQL expressions that must be the same again. */
    TestPool(DataSource real, int size, Setting setting, List<String> session) throws SQLException {
        this.real = real;
        this.setting = setting;
        this.session = session;
        for (int i = 0; i < size; i++) {
            free.add(connect());
        }
        expected = state(free.element());
    }

    private Connection connect() throws SQLException {
        Connection connection = real.getConnection();
        setting.apply(connection);
        return connection;
    }

    /** Connections of the pool. */
    DataSource dataSource() {
        Spy spy = call -> switch (call.name()) {
            case "getConnection" -> call.target() instanceof DataSource ? take() : call.proceed();
            case "close" -> call.target() instanceof Connection connection ? giveBack(connection) : call.proceed();
            default -> call.proceed();
        };
        return spy.on(real);
    }

    private Connection take() throws Exception {
        Connection connection = free.poll(20, TimeUnit.SECONDS);
        if (connection == null) {
            throw new SQLException("The pool is empty.", "08000");
        }
        taken.incrementAndGet();
        return connection;
    }

    private @Nullable Object giveBack(Connection connection) throws SQLException {
        Connection back = connection;
        try {
            String state = state(connection);
            if (!state.equals(expected)) {
                changes.add(state);
            }
        } catch (SQLException e) { // it is dead
            back = connect();
        }
        free.add(back);
        return null;
    }

    private String state(Connection connection) throws SQLException {
        StringBuilder state = new StringBuilder()
                .append(connection.getAutoCommit())
                .append(' ')
                .append(connection.getTransactionIsolation())
                .append(' ')
                .append(connection.isReadOnly());
        for (String expression : session) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT " + expression)) {
                row.next();
                state.append(' ').append(row.getString(1));
            }
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        return state.toString();
    }

    /** The settings that were not as before, and what they are expected to be. */
    List<String> changes() {
        return changes.stream()
                .map(found -> found + " instead of " + expected)
                .distinct()
                .toList();
    }

    int taken() {
        return taken.get();
    }

    int free() {
        return free.size();
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : free) {
            connection.close();
        }
    }

    /** What a user has set. */
    @FunctionalInterface
    interface Setting {
        void apply(Connection connection) throws SQLException;
    }
}
