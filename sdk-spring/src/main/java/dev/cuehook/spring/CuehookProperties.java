package dev.cuehook.spring;

import dev.cuehook.receiver.EndpointOptions.TooOld;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything under {@code cuehook}. Unknown keys fail at start-up: one that is misspelled ({@code secret} for
 * {@code secrets}) would otherwise leave an endpoint without its check.
 *
 * @param enabled Whether Cuehook receives anything.
 * @param endpoints Endpoints by name; the name is part of the default path.
 * @param inbox Where accepted deliveries are kept.
 * @param handlers How deliveries are handled.
 * @param retry When failed deliveries are tried again.
 * @param security What Spring Security is told, where the application has it.
 * @param dedupe What endpoints that handle on the request's thread remember.
 * @param closingTime How long closing the application waits for running handlers; spring.lifecycle.timeout-per-shutdown-phase
 *     unless set.
 * @param health What the health indicator takes for trouble.
 */
@ConfigurationProperties(prefix = "cuehook", ignoreUnknownFields = false)
record CuehookProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Map<String, EndpointProperties> endpoints,
        @DefaultValue Inbox inbox,
        @DefaultValue Handlers handlers,
        @DefaultValue Retry retry,
        @DefaultValue Security security,
        @DefaultValue Dedupe dedupe,
        @Nullable Duration closingTime,
        @DefaultValue Health health) {

    /** Whether there are endpoints, and the receiver serves none of them. */
    boolean leavesAllToControllers() {
        return !endpoints.isEmpty()
                && endpoints.values().stream().allMatch(endpoint -> Boolean.TRUE.equals(endpoint.controller()));
    }

    /**
     * The inbox.
     *
     * @param store Where accepted deliveries are kept.
     * @param path Folder of the embedded store.
     * @param retention How long a delivery is remembered after it was settled, so that a repeat is known as one.
     * @param keepBodies How long the body of a delivery is kept after it was handled; for the durable stores.
     * @param mostOpen How many open deliveries an endpoint may have before new ones are refused; for the durable stores.
     * @param mostDead How many dead deliveries an endpoint keeps, the oldest of which gives way; for the durable stores.
     * @param keepDead How long dead deliveries are kept; for the durable stores.
     * @param dataSource Name of the DataSource bean to keep deliveries in; the only or primary one unless set.
     * @param createSchema Whether tables are made where they are not there; for the application's DataSource.
     * @param allowLossy Whether the application's database may be one that loses in a power cut what it has confirmed.
     * @param minFreeDisk Under how much free disk the embedded store takes nothing in.
     * @param maxDisk How much disk the files of the embedded store may take.
     * @param tooOld What happens to a genuine delivery whose signed event is older than the retention reaches.
     * @param order How deliveries of one resource follow each other.
     */
    record Inbox(
            @DefaultValue("auto") InboxStore store,
            @DefaultValue("data/cuehook") String path,
            @DefaultValue("7d") Duration retention,
            @DefaultValue("24h") Duration keepBodies,
            @DefaultValue("1000000") long mostOpen,
            @DefaultValue("10000") int mostDead,
            @DefaultValue("90d") Duration keepDead,
            @Nullable String dataSource,
            @DefaultValue("true") boolean createSchema,
            @DefaultValue("false") boolean allowLossy,
            @DefaultValue("64MB") DataSize minFreeDisk,
            @DefaultValue("10GB") DataSize maxDisk,
            @DefaultValue("park") TooOld tooOld,
            @DefaultValue Order order) {

        /**
         * The order of deliveries.
         *
         * @param maxBlock How long retries of one delivery may hold up the others of its resource, in all.
         */
        record Order(@DefaultValue("15m") Duration maxBlock) {}
    }

    /**
     * Handlers.
     *
     * @param concurrency How many handlers run at once.
     * @param timeLimit How long a handler may take before it is interrupted and its attempt counts as failed.
     * @param workers Whether deliveries are handled in the background; else only by WebhookReceiver.handleDue().
     */
    record Handlers(
            @DefaultValue("16") int concurrency,
            @DefaultValue("5m") Duration timeLimit,
            @DefaultValue("true") boolean workers) {}

    /**
     * Retries.
     *
     * @param attempts How often a delivery is tried in all, the first attempt included.
     * @param first The first wait at the longest; doubled each time.
     * @param longest The longest wait.
     */
    record Retry(
            @DefaultValue("12") int attempts,
            @DefaultValue("1s") Duration first,
            @DefaultValue("5m") Duration longest) {}

    /**
     * Spring Security.
     *
     * @param enabled Whether requests to exactly the endpoints' paths get past Spring Security, where they are verified.
     */
    record Security(@DefaultValue("true") boolean enabled) {}

    /**
     * The health indicator.
     *
     * @param oldestOpen How old the oldest open delivery of an endpoint that is not held may be.
     * @param mostDead How many dead deliveries an endpoint may have.
     * @param beyondThreshold The status beyond a threshold: one that Spring Boot does not know is shown and takes no instance out of service; DOWN does.
     * @param timeLimit How long a health check may take; without an answer in that time it shows a count of at most a minute ago, or the store as unreachable.
     */
    record Health(
            @DefaultValue("15m") Duration oldestOpen,
            @DefaultValue("100") long mostDead,
            @DefaultValue("WARNING") String beyondThreshold,
            @DefaultValue("3s") Duration timeLimit) {}

    /**
     * The memory of endpoints with the ack mode after-handling.
     *
     * @param store Where they remember what was handled, unless the application has a DedupeStore bean.
     */
    record Dedupe(@DefaultValue("memory") DedupePlace store) {}
}
