package dev.cuehook.spring;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;

/** A database that says what it is, and nothing else. */
final class NamedDatabase {

    private NamedDatabase() {}

    static DataSource of(String product) {
        DatabaseMetaData metaData = answering(DatabaseMetaData.class, product);
        return answering(DataSource.class, answering(Connection.class, metaData));
    }

    @SuppressWarnings("NullAway") // methods of other types are not called
    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) { // Spring keeps beans in maps
                        return method.invoke(answer, arguments);
                    }
                    if (method.getReturnType() == boolean.class) { // Actuator asks whether it wraps another
                        return false;
                    }
                    return method.getReturnType().isInstance(answer) ? answer : null;
                }));
    }
}
