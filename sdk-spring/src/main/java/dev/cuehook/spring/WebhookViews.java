package dev.cuehook.spring;

import dev.cuehook.inbox.FailedAttempt;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.InboxCounts;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.receiver.EndpointInfo;
import dev.cuehook.receiver.RecentRefusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the Actuator endpoint shows, in the JDK's types; what is not there is left out. */
final class WebhookViews {

    private WebhookViews() {}

    static List<Map<String, Object>> endpoints(List<EndpointInfo> endpoints, InboxSample sample) {
        return endpoints.stream()
                .map(endpoint -> endpoint(endpoint, sample.configured().get(endpoint.name())))
                .toList();
    }

    private static Map<String, Object> endpoint(EndpointInfo endpoint, @Nullable InboxCounts counts) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", endpoint.name());
        view.put("platform", endpoint.platform());
        view.put("path", endpoint.path());
        view.put("ackMode", endpoint.ackMode().name());
        view.put("awaitingSecret", endpoint.awaitingSecret());
        if (counts != null) {
            view.putAll(counts(counts));
        }
        return view;
    }

    static Map<String, Object> counts(Map<String, InboxCounts> endpoints) {
        Map<String, Object> views = new LinkedHashMap<>();
        endpoints.forEach((name, counts) -> views.put(name, counts(counts)));
        return views;
    }

    private static Map<String, Object> counts(InboxCounts counts) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("open", counts.open());
        view.put("dead", counts.dead());
        put(view, "oldest", counts.oldest());
        view.put("held", counts.held());
        return view;
    }

    static Map<String, Object> delivery(KeptDelivery delivery) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", delivery.id());
        view.put("number", delivery.number());
        view.put("endpoint", delivery.endpoint());
        view.put("platform", delivery.platform());
        view.put("type", delivery.type());
        view.put("identity", delivery.identity());
        put(view, "resource", delivery.resource());
        view.put("assurance", delivery.assurance().name());
        put(view, "receivedAt", delivery.receivedAt());
        put(view, "signedAt", delivery.signedAt());
        view.put("state", delivery.state().name());
        put(view, "reason", delivery.reason());
        put(view, delivery.failure());
        view.put("attempts", delivery.attempts());
        view.put("replay", delivery.replay());
        put(view, "endedAt", delivery.endedAt());
        view.put("hasBody", delivery.hasBody());
        return view;
    }

    static Map<String, Object> attempt(FailedAttempt attempt) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("replay", attempt.replay());
        view.put("attempt", attempt.attempt());
        put(view, "failedAt", attempt.failedAt());
        put(view, attempt.failure());
        return view;
    }

    private static void put(Map<String, Object> view, @Nullable Failure failure) {
        if (failure != null) {
            view.put("error", failure.error());
            view.put("message", failure.message());
        }
    }

    static Map<String, Object> refusal(RecentRefusal refusal) {
        Map<String, Object> view = new LinkedHashMap<>();
        put(view, "at", refusal.at());
        view.put("endpoint", refusal.endpoint());
        view.put("outcome", refusal.outcome().name());
        put(view, "refusal", refusal.refusal());
        view.put("detail", refusal.detail());
        return view;
    }

    /** Why it was not accepted: the reason of a refusal, or else what became of it. */
    static String reason(RecentRefusal refusal) {
        return refusal.refusal() == null
                ? refusal.outcome().name()
                : refusal.refusal().name();
    }

    private static void put(Map<String, Object> view, String name, @Nullable Object value) {
        if (value != null) {
            view.put(name, value.toString());
        }
    }
}
