package dev.cuehook.inbox.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
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
            throw refused(name);
        }
        if (over.getAsBoolean() && method.getDeclaringClass() != Object.class) {
            throw new SQLException("The transaction of this connection is over: it lasts as long as the handler.");
        }
        return guarded(call(connection, method, arguments), method, proxy);
    }

    /** What leads back to the connection leads back to the guarded one. */
    private static @Nullable Object guarded(@Nullable Object result, Method method, Object guardedConnection) {
        if (result instanceof Statement || result instanceof ResultSet || result instanceof DatabaseMetaData) {
            return proxy(
                    method.getReturnType(),
                    (self, called, values) -> calledBack(self, result, called, values, guardedConnection));
        }
        return result;
    }

    private static @Nullable Object calledBack(
            Object self, Object target, Method method, Object @Nullable [] arguments, Object guardedConnection)
            throws Throwable {
        return switch (method.getName()) {
            case "getConnection" -> guardedConnection;
            case "equals" -> arguments != null && self == arguments[0];
            case "unwrap" -> throw refused("unwrap");
            default -> guarded(call(target, method, arguments), method, guardedConnection);
        };
    }

    private static SQLException refused(String name) {
        return new SQLException("The connection belongs to the inbox, which ends its transaction after the handler; "
                + name + " is not yours to call.");
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
