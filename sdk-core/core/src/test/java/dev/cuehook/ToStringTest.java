package dev.cuehook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.cuehook.canaries.Canaries;
import dev.cuehook.sender.Sender;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No exported type shows a secret, a query, a header or a body when it is printed. */
class ToStringTest {

    /** Those of which {@link Made} can make none, and why that is nothing to worry about. */
    private static final Map<String, String> WITHOUT = Map.of(
            "dev.cuehook.JsonLimits", "holds three numbers",
            "dev.cuehook.SecretFile", "needs a file; SecretFileTest looks at what it says",
            "dev.cuehook.inbox.InboxContext", "holds endpoints' names and a clock",
            "dev.cuehook.receiver.Delivery", "AuditTest prints one for each platform");

    private static final Made MADE = new Made();

    /** Everything that users can have in their hands and that prints something of its own. */
    static List<Class<?>> printed() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("canaries"))
                        .importPackages("dev.cuehook")
                        .stream()
                        .filter(type -> !type.getPackageName().contains(".internal"))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(ToStringTest::isVisible)
                        .filter(type -> !type.isInterface()
                                && !type.isEnum()
                                && !type.isAnonymousClass()
                                && !type.isSynthetic())
                        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                        .filter(ToStringTest::printsItself)
                        .toList();
    }

    private static boolean isVisible(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static boolean printsItself(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(printed()).hasSizeGreaterThan(100);
    }

    @Test
    void allCanBeMade() {
        Set<String> missing = new TreeSet<>();
        for (Class<?> type : printed()) {
            if (MADE.of(type).isEmpty() && !WITHOUT.containsKey(type.getName())) {
                missing.add(type.getName());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(WITHOUT.keySet())
                .allSatisfy(name ->
                        assertThat(printed().stream().map(Class::getName)).contains(name));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void showsNoCanary(Class<?> type) {
        MADE.of(type)
                .ifPresent(made -> assertThat(Canaries.in(made.toString()))
                        .as(made.toString())
                        .isEmpty());
    }

    @Test
    void whatIsMadeHoldsCanaries() {
        assertThat(Canaries.in(MADE.of(Json.class).orElseThrow().toString())).isEmpty();
        Json json = (Json) MADE.of(Json.class).orElseThrow();
        assertThat(json.text("/canary")).isEqualTo(Canaries.BODY);
        assertThat(new String(
                        ((WebhookRequest) MADE.of(WebhookRequest.class).orElseThrow()).body(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains(Canaries.BODY);
        assertThat(Stream.of(Sender.values()).map(Sender::secret))
                .allSatisfy(secret -> assertThat(Canaries.in(secret)).isPresent());
    }
}
