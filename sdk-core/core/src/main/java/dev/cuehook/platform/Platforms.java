package dev.cuehook.platform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The platforms that are known by id: the built-in ones, and those of every {@link PlatformProvider}. Immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public final class Platforms {

    private final Map<String, Platform<?>> byId = new TreeMap<>();

    private Platforms(Iterable<? extends Platform<?>> platforms) {
        platforms.forEach(this::add);
    }

    /** What the service loader finds with this library's own class loader and the thread's. */
    public static Platforms load() {
        Platforms all = new Platforms(List.of());
        ServiceLoader.load(PlatformProvider.class, Platforms.class.getClassLoader())
                .forEach(provider -> provider.platforms().forEach(all::add));
        ServiceLoader.load(PlatformProvider.class)
                .forEach(provider -> provider.platforms().forEach(all::add));
        return all;
    }

    /** These and more; one with a known id must be the same platform. */
    public Platforms and(Collection<? extends Platform<?>> more) {
        Platforms all = new Platforms(byId.values());
        more.forEach(all::add);
        return all;
    }

    /** The platform with this id. */
    public Optional<Platform<?>> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All ids, sorted. */
    public Collection<String> ids() {
        return List.copyOf(byId.keySet());
    }

    private void add(Platform<?> platform) {
        Platform<?> former = byId.putIfAbsent(platform.id(), platform);
        if (former != null && former.eventType() != platform.eventType()) {
            throw new IllegalArgumentException(
                    "Two platforms have the id '" + platform.id() + "'. Give one of them another id.");
        }
    }
}
