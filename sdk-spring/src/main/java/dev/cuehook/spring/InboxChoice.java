package dev.cuehook.spring;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.inbox.jdbc.JdbcInboxBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Makes the inbox that {@code cuehook.inbox.store} asks for. */
record InboxChoice(CuehookProperties.Inbox properties, ConfigurableListableBeanFactory beans) {

    private static final Logger LOG = LoggerFactory.getLogger(InboxChoice.class);
    private static final String STORE = "cuehook.inbox.store";
    private static final String DATA_SOURCE = "cuehook.inbox.data-source";
    private static final List<String> SUPPORTED = List.of("postgresql", "mariadb", "mysql");
    /** Databases that Spring Boot makes by itself, or that forget: nobody meant to keep deliveries there. */
    private static final List<String> PASSED_OVER = List.of("h2", "hsqldb", "apache derby", "sqlite");

    Inbox make() {
        return switch (properties.store()) {
            case AUTO -> auto();
            case EMBEDDED -> embedded();
            case JDBC -> jdbc(dataSource());
            case MEMORY ->
                CuehookConfigurationException.at(
                        "cuehook.inbox.retention",
                        () -> MemoryInbox.builder()
                                .retention(properties.retention())
                                .build());
        };
    }

    private Inbox auto() {
        if (dataSources().length == 0 && properties.dataSource() == null) {
            LOG.info("Deliveries are kept in files under {}: the application has no DataSource.", properties.path());
            return embedded();
        }
        DataSource dataSource = dataSource();
        String product = product(dataSource);
        if (SUPPORTED.contains(product)) {
            LOG.info("Deliveries are kept in the application's {} database.", product);
            if (Files.exists(Path.of(properties.path()).resolve("inbox.db"))) {
                LOG.warn(
                        "There is an inbox in files under {}, too, which is used no more: what is open or dead there stays"
                                + " there. Write cuehook.inbox.store: embedded to go on with it, and move the folder away when it is done.",
                        properties.path());
            }
            return jdbc(dataSource);
        }
        if (PASSED_OVER.contains(product)) {
            LOG.info(
                    "Deliveries are kept in files under {}: the application's {} database is not one to keep them.",
                    properties.path(),
                    product);
            return embedded();
        }
        throw new CuehookConfigurationException(
                STORE,
                "The application's DataSource is a database of the kind '" + product + "', in which no inbox can be.",
                "Write cuehook.inbox.store: embedded, or declare an Inbox bean.");
    }

    private Inbox embedded() {
        return with(JdbcInboxBuilder.embedded(Path.of(properties.path())));
    }

    private Inbox jdbc(DataSource dataSource) {
        JdbcInboxBuilder inbox = JdbcInboxBuilder.in(dataSource).createSchema(properties.createSchema());
        return with(properties.allowLossy() ? inbox.allowLossy() : inbox);
    }

    private Inbox with(JdbcInboxBuilder inbox) {
        CuehookConfigurationException.at("cuehook.inbox.retention", () -> inbox.retention(properties.retention()));
        CuehookConfigurationException.at("cuehook.inbox.keep-bodies", () -> inbox.keepBodies(properties.keepBodies()));
        CuehookConfigurationException.at("cuehook.inbox.most-open", () -> inbox.mostOpen(properties.mostOpen()));
        CuehookConfigurationException.at("cuehook.inbox.most-dead", () -> inbox.mostDead(properties.mostDead()));
        CuehookConfigurationException.at("cuehook.inbox.keep-dead", () -> inbox.keepDead(properties.keepDead()));
        inbox.minFreeDisk(properties.minFreeDisk().toBytes());
        CuehookConfigurationException.at(
                "cuehook.inbox.max-disk",
                () -> inbox.maxDisk(properties.maxDisk().toBytes()));
        return CuehookConfigurationException.explained(inbox::build);
    }

    private String[] dataSources() {
        return beans.getBeanNamesForType(DataSource.class);
    }

    private DataSource dataSource() {
        String[] names = dataSources();
        if (names.length == 0) {
            throw new CuehookConfigurationException(
                    STORE,
                    "The inbox is to be in the application's database, and the application has no DataSource.",
                    "Configure spring.datasource, or write cuehook.inbox.store: embedded.");
        }
        String named = properties.dataSource();
        if (named != null && !Arrays.asList(names).contains(named)) {
            throw new CuehookConfigurationException(
                    DATA_SOURCE,
                    "There is no DataSource called '" + named + "'; there are: " + String.join(", ", names) + ".",
                    "Write the name of one of these beans.");
        }
        try {
            return named == null ? beans.getBean(DataSource.class) : beans.getBean(named, DataSource.class);
        } catch (NoUniqueBeanDefinitionException e) {
            throw new CuehookConfigurationException(
                    STORE,
                    "There are several DataSources and none is primary: " + String.join(", ", Arrays.asList(names))
                            + ".",
                    "Mark one as @Primary, name one with cuehook.inbox.data-source, or write cuehook.inbox.store: embedded.");
        }
    }

    private static String product(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        } catch (SQLException e) {
            throw new CuehookConfigurationException(
                    STORE,
                    "The application's database, in which deliveries would be kept, cannot be reached: "
                            + e.getMessage(),
                    "Start it, or write cuehook.inbox.store: embedded.");
        }
    }
}
