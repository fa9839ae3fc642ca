package dev.cuehook.spring;

import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.DeliveryQuery;
import dev.cuehook.inbox.DeliveryState;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.receiver.RecentRefusal;
import dev.cuehook.receiver.WebhookReceiver;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.lang.Nullable;

/**
 * What an operator sees of the receiver and does with it, as maps of the JDK's types: which library writes them depends on
 * the version of Spring Boot. Shows no body, no secret and nothing of refused requests.
 */
@Endpoint(id = "webhooks")
@SuppressWarnings(
        "deprecation") // in Spring 7; the only annotation by which both Boot 3.5 and 4 know an optional parameter
class WebhooksEndpoint {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 1_000;
    private static final int BULK = 1_000;
    private static final int LARGEST_BULK = 100_000;

    private final WebhookReceiver receiver;
    private final InboxSamples samples;
    private final WebhookCommands commands;

    WebhooksEndpoint(WebhookReceiver receiver, InboxSamples samples) {
        this.receiver = receiver;
        this.samples = samples;
        this.commands = new WebhookCommands(receiver.inbox());
    }

    @ReadOperation
    Map<String, Object> overview() {
        InboxSample sample = samples.latest(PATIENCE);
        Map<String, Object> overview = new LinkedHashMap<>();
        overview.put("endpoints", WebhookViews.endpoints(receiver.endpoints(), sample));
        overview.put("orphaned", WebhookViews.counts(sample.orphaned()));
        overview.put("countedAt", sample.at().toString());
        if (sample.failure() != null) {
            overview.put("failure", sample.failure());
        }
        overview.put("recentRefusals", byReason(receiver.recentRefusals()));
        overview.put("handlers", receiver.handlers());
        return overview;
    }

    private static Map<String, Map<String, Long>> byReason(List<RecentRefusal> refusals) {
        return refusals.stream()
                .collect(Collectors.groupingBy(
                        RecentRefusal::endpoint,
                        TreeMap::new,
                        Collectors.groupingBy(WebhookViews::reason, TreeMap::new, Collectors.counting())));
    }

    /** {@code deliveries} or {@code refusals}, the newest first. */
    @ReadOperation
    @Nullable
    Map<String, Object> list(
            @Selector String what,
            @Nullable DeliveryState state,
            @Nullable String endpoint,
            @Nullable String type,
            @Nullable String resource,
            @Nullable DeadReason reason,
            @Nullable String error,
            @Nullable Long behind,
            @Nullable Integer most) {
        int length = within("most", most, PAGE, LONGEST_PAGE);
        return switch (what) {
            case "deliveries" ->
                deliveries(
                        new DeliveryQuery(
                                state == null ? DeliveryState.DEAD : state,
                                endpoint,
                                type,
                                resource,
                                reason,
                                error,
                                null,
                                null,
                                behind,
                                false),
                        length);
            case "refusals" -> refusals(endpoint, length);
            default -> null;
        };
    }

    private Map<String, Object> deliveries(DeliveryQuery query, int most) {
        List<KeptDelivery> found = receiver.inbox().search(query, most);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("deliveries", found.stream().map(WebhookViews::delivery).toList());
        if (found.size() == most) {
            page.put("behind", found.get(most - 1).number());
        }
        return page;
    }

    private Map<String, Object> refusals(@Nullable String endpoint, int most) {
        return Map.of(
                "refusals",
                receiver.recentRefusals().stream()
                        .filter(refusal ->
                                endpoint == null || refusal.endpoint().equals(endpoint))
                        .limit(most)
                        .map(WebhookViews::refusal)
                        .toList());
    }

    /** One of {@code deliveries} with its failed attempts. */
    @ReadOperation
    @Nullable
    Map<String, Object> show(@Selector String what, @Selector String id) {
        if (!what.equals("deliveries")) {
            return null;
        }
        return receiver.inbox()
                .find(id)
                .map(delivery -> {
                    Map<String, Object> shown = WebhookViews.delivery(delivery);
                    shown.put(
                            "failedAttempts",
                            receiver.inbox().failedAttempts(id).stream()
                                    .map(WebhookViews::attempt)
                                    .toList());
                    return shown;
                })
                .orElse(null);
    }

    /** {@code replay}, {@code discard}, {@code hold} or {@code release}. */
    @WriteOperation
    Map<String, Object> command(
            @Selector String what,
            @Nullable String id,
            @Nullable String endpoint,
            @Nullable String type,
            @Nullable DeadReason reason,
            @Nullable String error,
            @Nullable Boolean dryRun,
            @Nullable Integer most) {
        DeliveryQuery query =
                new DeliveryQuery(DeliveryState.DEAD, endpoint, type, null, reason, error, null, null, null, true);
        int bulk = within("most", most, BULK, LARGEST_BULK);
        boolean bulky = id == null && (what.equals("replay") || what.equals("discard"));
        if (bulky && dryRun == null) {
            throw invalid("This may be many: say dryRun, true to see how many of what, false to do it.");
        }
        boolean dry = Boolean.TRUE.equals(dryRun);
        try {
            return switch (what) {
                case "replay" ->
                    id == null ? commands.replayAll(requireEndpoint(query), bulk, dry) : commands.replay(id, dry);
                case "discard" ->
                    id == null ? commands.discardAll(requireEndpoint(query), bulk, dry) : commands.discard(id, dry);
                case "hold" -> commands.hold(known(endpoint), dry);
                case "release" -> commands.release(known(endpoint), dry);
                default -> throw invalid("There is no '" + what + "'; expected replay, discard, hold or release.");
            };
        } finally {
            samples.forget();
        }
    }

    private static DeliveryQuery requireEndpoint(DeliveryQuery query) {
        if (query.endpoint() == null) {
            throw invalid(
                    "Neither id nor endpoint is given. Give the id of one delivery, or an endpoint for all its dead.");
        }
        return query;
    }

    /** A misspelled name would hold nothing and say so nowhere. */
    private String known(@Nullable String endpoint) {
        SortedSet<String> names = new TreeSet<>(receiver.inbox().endpoints());
        receiver.endpoints().forEach(configured -> names.add(configured.name()));
        if (endpoint == null || !names.contains(endpoint)) {
            throw invalid("The endpoint is '" + endpoint + "'; expected one of " + String.join(", ", names) + ".");
        }
        return endpoint;
    }

    private static int within(String name, @Nullable Integer found, int otherwise, int largest) {
        int value = found == null ? otherwise : found;
        if (value < 1 || value > largest) {
            throw invalid(name + " is " + value + "; expected 1 to " + largest + ".");
        }
        return value;
    }

    private static InvalidEndpointRequestException invalid(String message) {
        return new InvalidEndpointRequestException(message, message);
    }
}
