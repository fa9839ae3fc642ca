package dev.cuehook.spring;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxCounts;
import dev.cuehook.receiver.EndpointInfo;
import dev.cuehook.receiver.WebhookReceiver;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the receiver and its inbox, within a time limit. */
final class ReceiverHealthCheck {

    private final WebhookReceiver receiver;
    private final InboxSamples samples;
    private final CuehookProperties.Health thresholds;
    private final Clock clock;
    private final @Nullable Inbox inbox;

    ReceiverHealthCheck(
            WebhookReceiver receiver,
            InboxSamples samples,
            CuehookProperties.Health thresholds,
            Clock clock,
            @Nullable Inbox inbox) {
        this.receiver = receiver;
        this.samples = samples;
        this.thresholds = thresholds;
        this.clock = clock;
        this.inbox = inbox;
        requirePositive("oldest-open", thresholds.oldestOpen());
        requirePositive("time-limit", thresholds.timeLimit());
        if (thresholds.mostDead() < 0) {
            throw refused("most-dead", Long.toString(thresholds.mostDead()), "a number from 0 on");
        }
        if (thresholds.beyondThreshold().isBlank()) {
            throw refused("beyond-threshold", "blank", "a status such as WARNING or DOWN");
        }
    }

    private static void requirePositive(String name, Duration found) {
        if (found.isNegative() || found.isZero()) {
            throw refused(name, found.toString(), "a duration longer than none, such as 15m");
        }
    }

    private static CuehookConfigurationException refused(String name, String found, String expected) {
        String property = "cuehook.health." + name;
        return new CuehookConfigurationException(
                property, "It is " + found + "; expected " + expected + ".", "Correct " + property + ".");
    }

    ReceiverHealth check() {
        InboxSample sample = samples.latest(thresholds.timeLimit());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("store", store(sample));
        if (sample.failure() != null) {
            return new ReceiverHealth(ReceiverHealth.DOWN, details);
        }
        List<String> problems = new ArrayList<>();
        Map<String, Object> endpoints = new LinkedHashMap<>();
        for (EndpointInfo endpoint : receiver.endpoints()) {
            InboxCounts counts = sample.configured().get(endpoint.name());
            if (counts != null) {
                endpoints.put(endpoint.name(), endpoint(endpoint, counts, problems));
            }
        }
        details.put("endpoints", endpoints);
        details.put("orphaned", orphaned(sample));
        details.put("problems", problems);
        details.put("countedAt", sample.at().toString());
        return new ReceiverHealth(problems.isEmpty() ? ReceiverHealth.UP : thresholds.beyondThreshold(), details);
    }

    private Map<String, Object> store(InboxSample sample) {
        Map<String, Object> store = new LinkedHashMap<>();
        store.put("reachable", sample.failure() == null);
        if (sample.failure() != null) {
            store.put("failure", sample.failure());
        }
        if (inbox != null) {
            store.put("durable", inbox.isDurable());
        }
        return store;
    }

    private Map<String, Object> endpoint(EndpointInfo endpoint, InboxCounts counts, List<String> problems) {
        Duration oldest = counts.oldest() == null ? Duration.ZERO : Duration.between(counts.oldest(), clock.instant());
        if (!counts.held() && oldest.compareTo(thresholds.oldestOpen()) > 0) {
            problems.add(endpoint.name() + ": the oldest open delivery is older than " + thresholds.oldestOpen()
                    + " (cuehook.health.oldest-open)");
        }
        if (counts.dead() > thresholds.mostDead()) {
            problems.add(endpoint.name() + ": more than " + thresholds.mostDead()
                    + " dead deliveries (cuehook.health.most-dead)");
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("open", counts.open());
        shown.put("oldest", oldest.truncatedTo(ChronoUnit.SECONDS).toString());
        shown.put("dead", counts.dead());
        shown.put("held", counts.held());
        shown.put("awaitingSecret", endpoint.awaitingSecret());
        return shown;
    }

    private static Map<String, Object> orphaned(InboxSample sample) {
        Map<String, Object> orphaned = new LinkedHashMap<>();
        sample.orphaned()
                .forEach((endpoint, counts) ->
                        orphaned.put(endpoint, Map.of("open", counts.open(), "dead", counts.dead())));
        return orphaned;
    }
}
