package dev.cuehook.receiver;

import dev.cuehook.Lifecycle;
import dev.cuehook.WebhookEvent;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.platform.Platform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which handler takes which event. Exactly one takes a delivery, the most specific: a record's before its group's, then the
 * family's, a lifecycle stage's, a platform's, the fallback; one bound to an endpoint before the same rank without.
 *
 * <p>Two handlers of equal rank that could take the same delivery, and one that no configured endpoint can reach, fail when
 * the receiver is built. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Handlers {

    private final List<Route> routes;

    private Handlers(List<Route> sorted) {
        this.routes = sorted;
    }

    /** Begins a set of handlers. */
    public static Builder builder() {
        return new Builder(new ArrayList<>(), null, null, null);
    }

    Optional<Route> find(WebhookEvent event, String endpoint) {
        for (Route route : routes) {
            if (route.takes(event, endpoint)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    /** Whether some handler would still be given this attempt, after the one before it never came back. */
    boolean anyTries(int attempt, RetryPolicy ofReceiver) {
        return mayTry(attempt, ofReceiver)
                || routes.stream().anyMatch(route -> mayTry(attempt, route.retryPolicy(ofReceiver)));
    }

    static boolean mayTry(int attempt, RetryPolicy policy) {
        return attempt <= 1 || policy.longestWait(attempt - 1).isPresent();
    }

    List<String> describe() {
        return routes.stream().map(Route::toString).toList();
    }

    /** Collects handlers. Not thread-safe. */
    public static final class Builder {

        private final List<Route> routes;
        private final @Nullable String endpoint;
        private final @Nullable HandlerLimit limit;
        private final @Nullable RetryPolicy retryPolicy;

        private Builder(
                List<Route> routes,
                @Nullable String endpoint,
                @Nullable HandlerLimit limit,
                @Nullable RetryPolicy retryPolicy) {
            this.routes = routes;
            this.endpoint = endpoint;
            this.limit = limit;
            this.retryPolicy = retryPolicy;
        }

        /** A handler for a record, a group or a family of events. */
        public <E extends WebhookEvent> Builder on(Class<E> type, EventHandler<? super E> handler) {
            return on(type, null, null, handler);
        }

        /** A handler for a lifecycle stage, on any platform. */
        public Builder on(Lifecycle.Stage stage, EventHandler<WebhookEvent> handler) {
            return on(WebhookEvent.class, Objects.requireNonNull(stage, "stage"), null, handler);
        }

        /** A handler for all of a platform's events, by its id. */
        public Builder onPlatform(String platform, EventHandler<WebhookEvent> handler) {
            return on(WebhookEvent.class, null, Objects.requireNonNull(platform, "platform"), handler);
        }

        /** A handler for everything that no other handler takes. */
        public Builder otherwise(EventHandler<WebhookEvent> handler) {
            return on(WebhookEvent.class, null, null, handler);
        }

        /** A handler for events of a type that also have a stage and are of a platform; null leaves one of these open. */
        public <E extends WebhookEvent> Builder on(
                Class<E> type,
                Lifecycle.@Nullable Stage stage,
                @Nullable String platform,
                EventHandler<? super E> handler) {
            routes.add(new Route(
                    Objects.requireNonNull(type, "type"),
                    stage,
                    platform,
                    endpoint,
                    Objects.requireNonNull(handler, "handler"),
                    limit,
                    retryPolicy));
            return this;
        }

        /** Handlers for one endpoint only. */
        public Builder at(String endpoint, Consumer<Builder> handlers) {
            handlers.accept(new Builder(routes, Objects.requireNonNull(endpoint, "endpoint"), limit, retryPolicy));
            return this;
        }

        /**
         * Handlers of which at most so many run at once in this process, all of them together; as many as the receiver's
         * {@link WebhookReceiver.Builder#concurrency} allows unless set. Further deliveries wait without a thread; with 256 of an
         * endpoint waiting so, no others of that endpoint are taken up. Not for endpoints with {@link AckMode#AFTER_HANDLING},
         * where the sender's requests bring the threads.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder concurrency(int most, Consumer<Builder> handlers) {
            handlers.accept(new Builder(routes, endpoint, new HandlerLimit(most), retryPolicy));
            return this;
        }

        /**
         * Handlers whose failures follow this policy in place of the receiver's. Not for endpoints with {@link
         * AckMode#AFTER_HANDLING}, where the sender tries again.
         */
        public Builder retryPolicy(RetryPolicy policy, Consumer<Builder> handlers) {
            handlers.accept(new Builder(routes, endpoint, limit, Objects.requireNonNull(policy, "policy")));
            return this;
        }

        Handlers build(Map<String, Platform<?>> endpoints) {
            List<Platform<?>> platforms = List.copyOf(endpoints.values());
            for (int i = 0; i < routes.size(); i++) {
                Route route = routes.get(i);
                requireReachable(route, endpoints);
                for (Route earlier : routes.subList(0, i)) {
                    if (earlier.rank(platforms) == route.rank(platforms) && earlier.overlaps(route)) {
                        throw new IllegalArgumentException(
                                "Two handlers of equal rank could take the same delivery: [" + earlier + "] and ["
                                        + route + "]. Make one more specific, bind one to an endpoint, or join them.");
                    }
                }
            }
            List<Route> sorted = new ArrayList<>(routes);
            sorted.sort(Comparator.<Route>comparingInt(route -> route.rank(platforms))
                    .thenComparing(route -> route.endpoint() == null));
            return new Handlers(List.copyOf(sorted));
        }

        private static void requireReachable(Route route, Map<String, Platform<?>> endpoints) {
            String bound = route.endpoint();
            if (bound != null && !endpoints.containsKey(bound)) {
                throw new IllegalArgumentException("The handler [" + route + "] is for endpoint '" + bound
                        + "', which is not configured; configured are " + endpoints.keySet() + ".");
            }
            boolean reachable = endpoints.entrySet().stream()
                    .anyMatch(endpoint -> route.isReachable(endpoint.getKey(), endpoint.getValue()));
            if (!reachable) {
                throw new IllegalArgumentException(
                        "No configured endpoint can ever reach the handler [" + route + "]; configured are "
                                + named(endpoints) + ". Configure an endpoint of its platform, or remove it.");
            }
        }

        private static String named(Map<String, Platform<?>> endpoints) {
            return endpoints.entrySet().stream()
                    .map(endpoint -> endpoint.getKey() + " (platform "
                            + endpoint.getValue().id() + ")")
                    .collect(Collectors.joining(", "));
        }
    }
}
