package dev.cuehook.inbox.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a test does around the calls of a DataSource, its connections and their statements. */
@FunctionalInterface
interface Spy {

    /** Instead of the call; {@link Call#proceed} does it. */
    @Nullable
    Object around(Call call) throws Throwable;

    /** The DataSource, with this around its calls. */
    default DataSource on(DataSource real) {
        return proxy(DataSource.class, real, this);
    }

    private static <T> T proxy(Class<T> type, Object target, Spy spy) {
        return type.cast(Proxy.newProxyInstance(
                Spy.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object result = spy.around(new Call(target, method, arguments));
                    if (result instanceof Connection
                            || result instanceof Statement
                            || result instanceof DatabaseMetaData) {
                        return proxy(method.getReturnType(), result, spy);
                    }
                    return result;
                }));
    }

    /** A call. */
    record Call(Object target, Method method, Object @Nullable [] arguments) {

        String name() {
            return method.getName();
        }

        /** The SQL that is handed over; empty if it is none. */
        String sql() {
            return arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : "";
        }

        Call with(String sql) {
            return new Call(target, method, new Object[] {sql});
        }

        @Nullable
        Object proceed() throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }
}
