package dev.cuehook.spring;

import dev.cuehook.platform.Platforms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/** What is found by name or by reflection while the application runs, and what no bean shows to Spring ahead of time. */
final class CuehookRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern("dev/cuehook/inbox/jdbc/*.sql");
        hints.resources().registerPattern("META-INF/cuehook/*.sql");
        hints.reflection()
                .registerType(
                        SecretText.class,
                        type -> type.withMethod(
                                "valueOf", List.of(TypeReference.of(String.class)), ExecutableMode.INVOKE));
        Platforms platforms = Platforms.load();
        platforms.ids().stream()
                .flatMap(id -> platforms.find(id).stream())
                .forEach(platform -> registerFamily(hints, platform.eventType()));
    }

    /** Handlers are matched with the records of sealed groups. */
    private static void registerFamily(RuntimeHints hints, Class<?> events) {
        hints.reflection().registerType(events);
        Class<?>[] permitted = events.getPermittedSubclasses();
        if (permitted != null) {
            for (Class<?> below : permitted) {
                registerFamily(hints, below);
            }
        }
    }
}
