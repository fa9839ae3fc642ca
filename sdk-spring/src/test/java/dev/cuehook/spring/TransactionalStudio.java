package dev.cuehook.spring;

import dev.cuehook.fastpix.FastPixEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Applications whose listeners leave one row for each event, in PostgreSQL, and can be told to die or to fail. */
final class TransactionalStudio {

    static final String SECRET = "c2VjcmV0LW9mLWZhc3RwaXg=";

    private TransactionalStudio() {}

    static DataSource database() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url());
        return dataSource;
    }

    static String url() {
        return System.getProperty("cuehook.test.postgres.url", "jdbc:postgresql://127.0.0.1:5432/test?user=postgres");
    }

    static Application start(Class<?> studio) {
        return Application.start(
                studio,
                "--spring.config.name=none",
                "--cuehook.inbox.store=jdbc",
                "--cuehook.retry.first=1ms",
                "--cuehook.endpoints.fastpix.platform=fastpix",
                "--cuehook.endpoints.fastpix.secrets=" + SECRET);
    }

    static int post(Application application, String body) {
        return application.post("/webhooks/fastpix", body, "FastPix-Signature", Signed.base64(SECRET, body));
    }

    /** In a process of its own: which studio, and the folder that {@link Trouble} writes to. */
    public static void main(String[] arguments) throws Exception {
        Class<?> studio = arguments[0].equals("JPA") ? WithJpa.class : WithJdbc.class;
        System.setProperty("studio.folder", arguments[1]);
        Application application = start(studio);
        Files.writeString(Path.of(arguments[1], "port"), String.valueOf(application.port()));
    }

    /** What goes wrong with an event, by its name, and only once. */
    enum Trouble {
        DIES_BEFORE_COMMIT,
        DIES_AFTER_COMMIT,
        THROWS,
        MARKS_ROLLBACK,
        NONE;

        static Trouble of(@Nullable String event) {
            String name = String.valueOf(event).toUpperCase(Locale.ROOT).replace('-', '_');
            return List.of(values()).stream()
                    .filter(trouble -> name.startsWith(trouble.name()))
                    .findFirst()
                    .orElse(NONE);
        }

        void happen(String event) throws IOException {
            Path seen = Path.of(System.getProperty("studio.folder"), event);
            if (this == NONE || Files.exists(seen)) {
                return;
            }
            Files.writeString(seen, "seen");
            switch (this) {
                case DIES_BEFORE_COMMIT -> Runtime.getRuntime().halt(9);
                case DIES_AFTER_COMMIT ->
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            Runtime.getRuntime().halt(9);
                        }
                    });
                case THROWS -> throw new IOException("once, and checked");
                default -> TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableTransactionManagement
    static class Base {

        @Bean
        DataSource dataSource() {
            return database();
        }
    }

    static class WithJdbc extends Base {

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        JdbcListener listener(DataSource dataSource) {
            return new JdbcListener(new JdbcTemplate(dataSource));
        }
    }

    static class JdbcListener {

        private final JdbcTemplate jdbc;

        JdbcListener(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Transactional
        @WebhookListener
        public void ready(FastPixEvent.MediaReady event) throws IOException {
            String id = String.valueOf(event.envelope().id());
            jdbc.update(
                    "INSERT INTO studio_effects (id, event) VALUES (?, ?)",
                    UUID.randomUUID().toString(),
                    id);
            Trouble.of(id).happen(id);
        }
    }

    static class WithJpa extends Base {

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
            LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(dataSource);
            factory.setPackagesToScan(Effect.class.getPackageName());
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            return factory;
        }

        @Bean
        PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }

        @Bean
        JpaListener listener() {
            return new JpaListener();
        }
    }

    static class JpaListener {

        @PersistenceContext
        @Nullable
        EntityManager entities;

        @Transactional
        @WebhookListener
        public void ready(FastPixEvent.MediaReady event) throws IOException {
            String id = String.valueOf(event.envelope().id());
            Objects.requireNonNull(entities).persist(new Effect(id));
            Trouble.of(id).happen(id);
        }
    }

    /** A row for an event. */
    @Entity
    @Table(name = "studio_effects")
    static class Effect {

        @Id
        private String id = UUID.randomUUID().toString();

        private String event = "";

        protected Effect() {}

        Effect(String event) {
            this.event = event;
        }

        @Override
        public String toString() {
            return id + " " + event;
        }
    }

    /** Its transaction goes its own way, which the declared type of the bean does not show. */
    static class WithItsOwn extends WithJdbc {

        @Override
        @Bean
        JdbcListener listener(DataSource dataSource) {
            return new RequiresNew(new JdbcTemplate(dataSource));
        }
    }

    static class RequiresNew extends JdbcListener {

        RequiresNew(JdbcTemplate jdbc) {
            super(jdbc);
        }

        @Override
        @Transactional(propagation = Propagation.REQUIRES_NEW)
        @WebhookListener
        public void ready(FastPixEvent.MediaReady event) throws IOException {
            super.ready(event);
        }
    }
}
