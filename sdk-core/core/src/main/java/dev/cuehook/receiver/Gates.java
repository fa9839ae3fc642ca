package dev.cuehook.receiver;

import dev.cuehook.WebhookVerifier;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.internal.receiver.BodyBudget;
import dev.cuehook.internal.receiver.BodyReader;
import dev.cuehook.platform.Platform;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoints by name and by path. */
final class Gates {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private static final Duration SHORTEST_RETENTION = Duration.ofDays(2);

    private final Map<String, Gate> byName = new LinkedHashMap<>();
    private final Map<String, Gate> byPath = new HashMap<>();
    private final boolean durable;
    private final Duration retention;

    private Gates(Inbox inbox) {
        this.durable = inbox.isDurable();
        this.retention = inbox.retention();
    }

    static Gates of(
            Map<String, WebhookVerifier<?>> verifiers, Map<String, Consumer<EndpointOptions>> optionsOf, Inbox inbox) {
        Gates gates = new Gates(inbox);
        BodyReader bodies = new BodyReader(BodyBudget.ofProcess(), System::nanoTime);
        verifiers.forEach((name, verifier) -> {
            EndpointOptions options = new EndpointOptions();
            optionsOf.getOrDefault(name, unchanged -> {}).accept(options);
            gates.add(new Gate(name, verifier, options, bodies, System::nanoTime));
        });
        return gates;
    }

    private void add(Gate gate) {
        byName.put(gate.name(), gate);
        Gate other = byPath.putIfAbsent(gate.path(), gate);
        if (other != null) {
            throw new IllegalArgumentException("The endpoints '" + other.name() + "' and '" + gate.name()
                    + "' have the same path " + gate.path() + ". Give one another path.");
        }
        if (gate.options().ackMode() == AckMode.AFTER_HANDLING && gate.options().confirmation() != null) {
            throw new IllegalArgumentException("Endpoint '" + gate.name()
                    + "' has confirm(…) and AFTER_HANDLING, but nothing is confirmed on the request's thread. Choose one "
                    + "of them.");
        }
        if (gate.options().ackMode() == AckMode.AFTER_DURABLE_ACCEPT && !durable) {
            throw new IllegalArgumentException(
                    "Endpoint '" + gate.name()
                            + "' wants AFTER_DURABLE_ACCEPT, but the inbox is not durable. Use a durable inbox, or BEST_EFFORT.");
        }
        if (gate.parksTooOld()
                && gate.options().ackMode() != AckMode.AFTER_HANDLING
                && retention.compareTo(SHORTEST_RETENTION) < 0) {
            throw new IllegalArgumentException(
                    "The inbox remembers deliveries for " + retention + ", but endpoint '"
                            + gate.name()
                            + "' parks those that are older than that less a day, which would be every one. Set the "
                            + "inbox's retention to two days at least, or let the endpoint handle them (too-old: handle, TooOld.HANDLE).");
        }
    }

    @Nullable
    Gate at(String rawPath) {
        return byPath.get(rawPath);
    }

    @Nullable
    Gate named(String endpoint) {
        return byName.get(endpoint);
    }

    Collection<Gate> all() {
        return byName.values();
    }

    Map<String, Platform<?>> platforms() {
        Map<String, Platform<?>> platforms = new LinkedHashMap<>();
        byName.forEach((name, gate) -> platforms.put(name, gate.platform()));
        return platforms;
    }

    AckMode ackMode(Gate gate) {
        AckMode chosen = gate.options().ackMode();
        return chosen != null ? chosen : durable ? AckMode.AFTER_DURABLE_ACCEPT : AckMode.BEST_EFFORT;
    }

    void warnOfLossyAcknowledgement() {
        if (!durable && all().stream().anyMatch(gate -> ackMode(gate) == AckMode.BEST_EFFORT)) {
            LOG.warn(
                    "The inbox is not durable (ack mode BEST_EFFORT): deliveries that were acknowledged and not yet handled "
                            + "are lost when what holds them stops, be it this process or a database.");
        }
    }
}
