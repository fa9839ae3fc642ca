package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import dev.cuehook.platform.JsonEvent;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.ExecutableHint;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import org.springframework.web.context.support.GenericWebApplicationContext;

/** What Spring is told of an application that is processed ahead of time. That such a one runs, the quickstart's test shows. */
class AheadOfTimeTest {

    private static final RuntimeHints HINTS = process(Studio.class);

    private static RuntimeHints process(Class<?> configuration) {
        GenericWebApplicationContext context = new GenericWebApplicationContext();
        new AnnotatedBeanDefinitionReader(context).register(configuration);
        DefaultGenerationContext generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get(configuration)), new InMemoryGeneratedFiles());
        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        return generation.getRuntimeHints();
    }

    @Test
    void listenersCanBeCalled() {
        assertThat(methodsOf(Catalog.class)).contains("ready");
    }

    @Test
    void secretsCanBeBound() {
        assertThat(methodsOf(SecretText.class)).contains("valueOf");
    }

    private static Iterable<String> methodsOf(Class<?> type) {
        TypeHint hint = Objects.requireNonNull(HINTS.reflection().getTypeHint(TypeReference.of(type)));
        return hint.methods().map(ExecutableHint::getName).toList();
    }

    @Test
    void eventsAreKnownToTheirRecords() {
        assertThat(HINTS)
                .matches(RuntimeHintsPredicates.reflection().onType(FastPixEvent.class))
                .matches(RuntimeHintsPredicates.reflection().onType(FastPixEvent.MediaEvent.class))
                .matches(RuntimeHintsPredicates.reflection().onType(FastPixEvent.MediaReady.class))
                .matches(RuntimeHintsPredicates.reflection().onType(JsonEvent.class));
    }

    @Test
    void theTablesStatementsAreThere() {
        for (String statements : new String[] {
            "dev/cuehook/inbox/jdbc/sqlite.sql",
            "dev/cuehook/inbox/jdbc/dedupe-postgresql.sql",
            "dev/cuehook/inbox/jdbc/dedupe-mariadb.sql",
            "META-INF/cuehook/inbox-postgresql.sql",
            "META-INF/cuehook/inbox-mariadb.sql"
        }) {
            assertThat(JdbcInbox.class.getClassLoader().getResource(statements)).isNotNull();
            assertThat(HINTS).matches(RuntimeHintsPredicates.resource().forResource(statements));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({CuehookAutoConfiguration.class, CuehookControllerAutoConfiguration.class})
    static class Studio {

        @Bean
        Catalog catalog() {
            return new Catalog();
        }
    }

    static class Catalog {

        @WebhookListener
        void ready(FastPixEvent.MediaReady event) {}
    }
}
