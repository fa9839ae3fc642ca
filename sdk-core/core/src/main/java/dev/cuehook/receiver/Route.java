package dev.cuehook.receiver;

import dev.cuehook.Lifecycle;
import dev.cuehook.UnknownEvent;
import dev.cuehook.WebhookEvent;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which events a handler takes. Everything that is set must fit; the most specific part is its rank. */
record Route(
        Class<? extends WebhookEvent> type,
        Lifecycle.@Nullable Stage stage,
        @Nullable String platform,
        @Nullable String endpoint,
        EventHandler<?> handler,
        @Nullable HandlerLimit limit,
        @Nullable RetryPolicy ownRetryPolicy) {

    private static final int RECORD = 0;
    private static final int DEEPEST_GROUP = 1;
    private static final int SHALLOWEST_GROUP = 50;
    private static final int FAMILY = 51;
    private static final int STAGE = 52;
    private static final int PLATFORM = 53;
    private static final int FALLBACK = 54;

    boolean takes(WebhookEvent event, String fromEndpoint) {
        return type.isInstance(event)
                && (endpoint == null || endpoint.equals(fromEndpoint))
                && (platform == null || platform.equals(event.envelope().platform()))
                && (stage == null || hasStage(event));
    }

    @SuppressWarnings("unchecked") // the route's type was checked with the handler's when it was added
    EventHandler<WebhookEvent> typedHandler() {
        return (EventHandler<WebhookEvent>) handler;
    }

    RetryPolicy retryPolicy(RetryPolicy ofReceiver) {
        return ownRetryPolicy == null ? ofReceiver : ownRetryPolicy;
    }

    private boolean hasStage(WebhookEvent event) {
        Optional<Lifecycle> lifecycle = event.lifecycle();
        return lifecycle.isPresent() && lifecycle.get().stage() == stage;
    }

    /** Record, group (the deeper first), family, stage, platform, fallback. */
    int rank(List<Platform<?>> configured) {
        if (type != WebhookEvent.class) {
            if (!type.isInterface()) {
                return RECORD;
            }
            boolean family = configured.stream().anyMatch(candidate -> candidate.eventType() == type);
            return family ? FAMILY : Math.max(DEEPEST_GROUP, SHALLOWEST_GROUP - depth(type));
        }
        if (stage != null) {
            return STAGE;
        }
        return platform != null ? PLATFORM : FALLBACK;
    }

    private static int depth(Class<?> group) {
        int deepest = 0;
        for (Class<?> parent : group.getInterfaces()) {
            deepest = Math.max(deepest, 1 + depth(parent));
        }
        return deepest;
    }

    /** Whether some delivery could be taken by both. */
    boolean overlaps(Route other) {
        return sameOrAny(stage, other.stage)
                && sameOrAny(platform, other.platform)
                && Objects.equals(endpoint, other.endpoint)
                && shareEvents(type, other.type);
    }

    private static boolean sameOrAny(@Nullable Object a, @Nullable Object b) {
        return a == null || b == null || a.equals(b);
    }

    private static boolean shareEvents(Class<?> a, Class<?> b) {
        if (a.isAssignableFrom(b) || b.isAssignableFrom(a)) {
            return true;
        }
        return leaves(a).stream().anyMatch(b::isAssignableFrom)
                || leaves(b).stream().anyMatch(a::isAssignableFrom);
    }

    /** The records of a sealed group. */
    private static List<Class<?>> leaves(Class<?> group) {
        List<Class<?>> leaves = new ArrayList<>();
        Class<?>[] permitted = group.getPermittedSubclasses();
        if (permitted == null) {
            leaves.add(group);
        } else {
            for (Class<?> below : permitted) {
                leaves.addAll(leaves(below));
            }
        }
        return leaves;
    }

    /** Whether an endpoint of this platform can ever bring an event for it. */
    boolean isReachable(String fromEndpoint, Platform<?> from) {
        return (endpoint == null || endpoint.equals(fromEndpoint))
                && (platform == null || platform.equals(from.id()))
                && (stage == null || from.stages().isEmpty() || from.stages().contains(stage))
                && (type == UnknownEvent.class || shareEvents(type, from.eventType()));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(type == WebhookEvent.class ? "any event" : name(type));
        if (stage != null) {
            text.append(" of stage ").append(stage);
        }
        if (platform != null) {
            text.append(" of platform ").append(platform);
        }
        if (endpoint != null) {
            text.append(" at endpoint ").append(endpoint);
        }
        text.append(" -> ").append(handler.describe());
        if (limit != null) {
            text.append(", ").append(limit);
        }
        if (ownRetryPolicy != null) {
            text.append(", ").append(ownRetryPolicy);
        }
        return text.toString();
    }

    static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }
}
