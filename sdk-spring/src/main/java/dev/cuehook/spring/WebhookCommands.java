package dev.cuehook.spring;

import dev.cuehook.inbox.DeliveryQuery;
import dev.cuehook.inbox.DeliveryState;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.inbox.ReplayReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator does through the Actuator endpoint, and what came of it. Every change leaves a line in the log. */
record WebhookCommands(InboxAdmin inbox) {

    private static final Logger LOG = LoggerFactory.getLogger(WebhooksEndpoint.class);

    Map<String, Object> replay(String id, boolean dryRun) {
        ReplayOutcome outcome = dryRun ? wouldReplay(inbox.find(id)) : inbox.replay(id);
        return done("replay", Map.of("id", id, "outcome", outcome.name()), dryRun);
    }

    private static ReplayOutcome wouldReplay(Optional<KeptDelivery> found) {
        if (found.isEmpty() || !found.get().hasBody()) {
            return ReplayOutcome.GONE;
        }
        return found.get().state() == DeliveryState.OPEN ? ReplayOutcome.ALREADY_OPEN : ReplayOutcome.REPLAYED;
    }

    Map<String, Object> replayAll(DeliveryQuery query, int most, boolean dryRun) {
        ReplayReport report = dryRun ? inbox.dryRun(query, most) : inbox.replayAll(query, most);
        return done(
                "replay",
                Map.of(
                        "of",
                        chosen(query),
                        "replayed",
                        report.replayed(),
                        "alreadyOpen",
                        report.alreadyOpen(),
                        "gone",
                        report.gone()),
                dryRun);
    }

    Map<String, Object> discard(String id, boolean dryRun) {
        boolean discarded = dryRun
                ? inbox.find(id)
                        .filter(found -> found.state() == DeliveryState.DEAD)
                        .isPresent()
                : inbox.discard(id);
        return done("discard", Map.of("id", id, "discarded", discarded ? 1 : 0), dryRun);
    }

    Map<String, Object> discardAll(DeliveryQuery query, int most, boolean dryRun) {
        int discarded = dryRun ? inbox.search(query, most).size() : inbox.discardAll(query, most);
        return done("discard", Map.of("of", chosen(query), "discarded", discarded), dryRun);
    }

    /** What was understood: a condition whose name is misspelled is not among it. */
    private static Map<String, Object> chosen(DeliveryQuery query) {
        Map<String, Object> chosen = new TreeMap<>();
        put(chosen, "endpoint", query.endpoint());
        put(chosen, "type", query.type());
        put(chosen, "reason", query.reason());
        put(chosen, "error", query.error());
        return chosen;
    }

    private static void put(Map<String, Object> chosen, String name, @Nullable Object value) {
        if (value != null) {
            chosen.put(name, value.toString());
        }
    }

    Map<String, Object> hold(String endpoint, boolean dryRun) {
        if (!dryRun) {
            inbox.hold(endpoint);
        }
        return done("hold", held(endpoint), dryRun);
    }

    Map<String, Object> release(String endpoint, boolean dryRun) {
        if (!dryRun) {
            inbox.release(endpoint);
        }
        return done("release", held(endpoint), dryRun);
    }

    private Map<String, Object> held(String endpoint) {
        return Map.of("endpoint", endpoint, "held", inbox.counts(endpoint).held());
    }

    private static Map<String, Object> done(String command, Map<String, Object> result, boolean dryRun) {
        if (!dryRun) {
            LOG.info("An operator's {}: {}", command, result);
        }
        Map<String, Object> answer = new LinkedHashMap<>(result);
        answer.put("dryRun", dryRun);
        return answer;
    }
}
