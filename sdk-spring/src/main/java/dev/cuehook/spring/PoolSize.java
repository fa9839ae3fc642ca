package dev.cuehook.spring;

import javax.sql.DataSource;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;

/** How many connections the application's pool has; known of HikariCP's, which is Boot's own choice. */
final class PoolSize {

    /** The writer of accepted deliveries, a worker that claims, and the upkeep. */
    private static final int OF_INBOX = 3;

    private PoolSize() {}

    /**
     * How many listeners may hold a connection at once, so that the inbox never waits for one that waits for the inbox.
     *
     * @throws CuehookConfigurationException if there is none left for them
     */
    static int mostListeners(DataSource pool) {
        BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(ManagedDataSource.unwrapped(pool));
        if (!properties.isReadableProperty("maximumPoolSize")
                || !(properties.getPropertyValue("maximumPoolSize") instanceof Integer size)) {
            return Integer.MAX_VALUE;
        }
        if (size <= OF_INBOX) {
            throw new CuehookConfigurationException(
                    "The application's pool has at most " + size + " connections: the inbox needs " + OF_INBOX
                            + " besides those of @Transactional listeners.",
                    "Set spring.datasource.hikari.maximum-pool-size to 4 or more; " + OF_INBOX
                            + " less is how many such listeners run at once.");
        }
        return size - OF_INBOX;
    }
}
