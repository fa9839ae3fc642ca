package dev.cuehook.inbox.jdbc.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** SQLite's driver, which runs another statement in the place of some. So an inbox can flush less than it means to. */
final class LooseSqlite implements Driver {

    private final Map<String, String> replaced;

    private LooseSqlite(Map<String, String> replaced) {
        this.replaced = replaced;
    }

    /** From now on, in this process. The driver that is registered first is asked first. */
    static void replace(Map<String, String> statements) {
        try {
            DriverManager.registerDriver(new LooseSqlite(statements));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Driver sqlite = DriverManager.drivers()
                .filter(driver -> driver.getClass().getName().startsWith("org.sqlite."))
                .findFirst()
                .orElseThrow();
        Connection connection = sqlite.connect(url, properties);
        return proxy(
                Connection.class,
                connection,
                result -> result instanceof Statement statement && !(result instanceof PreparedStatement)
                        ? proxy(Statement.class, statement, UnaryOperator.identity())
                        : result);
    }

    private <T> T proxy(Class<T> type, T of, UnaryOperator<@Nullable Object> result) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("execute")) {
                        arguments[0] = replaced.getOrDefault(arguments[0], (String) arguments[0]);
                    }
                    try {
                        return result.apply(method.invoke(of, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith("jdbc:sqlite:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
