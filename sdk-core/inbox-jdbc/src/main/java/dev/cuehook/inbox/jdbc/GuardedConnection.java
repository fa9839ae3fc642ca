package dev.cuehook.inbox.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A connection as a handler gets it: without what belongs to the inbox, and only while its transaction lasts. */
final class GuardedConnection implements InvocationHandler {

    private static final Set<String> REFUSED = Set.of(
            "commit",
            "rollback",
            "close",
            "abort",
            "setAutoCommit",
            "setTransactionIsolation",
            "setReadOnly",
            "setCatalog",
            "setSchema",
            "unwrap");

    private final Connection connection;
    private final BooleanSupplier over;

    private GuardedConnection(Connection connection, BooleanSupplier over) {
        this.connection = connection;
        this.over = over;
    }

    static Connection of(Connection connection, BooleanSupplier over) {
        return (Connection) proxy(Connection.class, new GuardedConnection(connection, over));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (name.equals("equals") && arguments != null) {
            return proxy == arguments[0];
        }
        boolean toSavepoint = name.equals("rollback") && arguments != null;
        if (REFUSED.contains(name) && !toSavepoint) {
            throw new SQLException("The connection belongs to the inbox, which ends its transaction after the handler; "
                    + name + " is not yours to call.");
        }
        if (over.getAsBoolean() && method.getDeclaringClass() != Object.class) {
            throw new SQLException("The transaction of this connection is over: it lasts as long as the handler.");
        }
        Object result = call(connection, method, arguments);
        return result instanceof Statement statement
                ? proxy(method.getReturnType(), (self, called, values) -> calledBack(proxy, statement, called, values))
                : result;
    }

    /** A statement whose connection is the guarded one. */
    private static @Nullable Object calledBack(
            Object guarded, Statement statement, Method method, Object @Nullable [] arguments) throws Throwable {
        return method.getName().equals("getConnection") ? guarded : call(statement, method, arguments);
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
