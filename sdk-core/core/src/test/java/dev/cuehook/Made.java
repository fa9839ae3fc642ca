package dev.cuehook;

import dev.cuehook.canaries.Canaries;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes an instance of almost any type, out of genuine deliveries and through whatever constructor there is. */
final class Made {

    private final Map<Class<?>, Object> known = new HashMap<>();

    Made() {
        Wire wire = Sender.SHOTSTACK.sample().with("Authorization", Canaries.proof("Bearer 0123456789-0123456789"));
        WebhookVerifier<?> verifier = Sender.SHOTSTACK.verifier();
        VerifiedWebhook webhook = verifier.verify(wire.request());
        WebhookEvent event = verifier.parse(webhook);
        byte[] body = Sender.SHOTSTACK.sampleBody();
        List.of(
                        wire.request(),
                        wire.request().head(),
                        webhook,
                        webhook.identity(),
                        event.envelope(),
                        event.envelope().raw(),
                        Secret.of(Sender.MUX.secret()).named("2026"),
                        verifier,
                        Sender.SHOTSTACK.platform(),
                        Clock.systemUTC(),
                        Duration.ofSeconds(1),
                        Instant.EPOCH,
                        URI.create("https://example.com"),
                        "word",
                        body)
                .forEach(one -> known.put(one.getClass(), one));
        known.put(VerifiedWebhook.class, webhook);
        known.put(WebhookVerifier.class, verifier);
        known.put(Json.class, event.envelope().raw());
        known.put(Clock.class, Clock.systemUTC());
        known.put(int.class, 1);
        known.put(long.class, 1L);
        known.put(boolean.class, true);
        known.put(double.class, 1.0);
        known.put(Integer.class, 1);
        known.put(Long.class, 1L);
        known.put(Boolean.class, true);
        known.put(Double.class, 1.0);
        known.put(Optional.class, Optional.empty());
        known.put(List.class, List.of());
        known.put(Set.class, Set.of());
        known.put(Map.class, Map.of());
        known.put(Throwable.class, new IllegalStateException("word"));
        known.put(CharSequence.class, "word");
        known.put(Object.class, new String(body, StandardCharsets.UTF_8));
    }

    Optional<Object> of(Class<?> type) {
        return make(type, new HashSet<>());
    }

    private Optional<Object> make(Class<?> type, Set<Class<?>> within) {
        if (known.containsKey(type)) {
            return Optional.of(known.get(type));
        }
        if (!within.add(type)) {
            return Optional.empty();
        }
        Optional<Object> made = Optional.empty();
        if (type.isEnum()) {
            made = Optional.of(type.getEnumConstants()[0]);
        } else if (type.isSealed()) {
            made = Arrays.stream(type.getPermittedSubclasses())
                    .flatMap(one -> make(one, within).stream())
                    .findFirst();
        } else if (!type.isInterface() && type.getName().startsWith("dev.cuehook.")) {
            made = constructed(type, within);
        }
        within.remove(type);
        made.ifPresent(one -> known.put(type, one));
        return made;
    }

    private Optional<Object> constructed(Class<?> type, Set<Class<?>> within) {
        return Arrays.stream(type.getDeclaredConstructors())
                .sorted(Comparator.comparing(Constructor::getParameterCount))
                .flatMap(constructor -> called(constructor, within).stream())
                .findFirst();
    }

    private Optional<Object> called(Constructor<?> constructor, Set<Class<?>> within) {
        Class<?>[] types = constructor.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            Optional<Object> argument = make(types[i], within);
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            arguments[i] = argument.get();
        }
        try {
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(arguments));
        } catch (ReflectiveOperationException e) {
            return Optional.empty(); // it takes no such values; another constructor may
        }
    }
}
