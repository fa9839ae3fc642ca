package dev.cuehook.testing;

import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.inbox.MemoryDedupeStore;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.VerifierBuilder;
import dev.cuehook.receiver.EndpointOptions;
import dev.cuehook.receiver.Handlers;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.testing.internal.journal.Journal;
import dev.cuehook.testing.internal.journal.JournalingInbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Configures a {@link TestReceiver}; {@link #handlers} ends it. Not thread-safe.
 *
 * @since 0.1
 */
public final class TestReceiverBuilder {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<Platform<?>, Signer> signers = new LinkedHashMap<>();
    private final Map<Platform<?>, Consumer<EndpointOptions>> options = new LinkedHashMap<>();
    private SettableClock clock = SettableClock.at(START);
    private RetryPolicy retryPolicy = RetryPolicy.defaults();

    TestReceiverBuilder() {}

    /** Adds a built-in platform, with a secret made for tests. */
    public TestReceiverBuilder and(Platform<?> platform) {
        return and(platform, Signers.forPlatform(platform.id()));
    }

    /** Adds a platform whose requests this signer makes; its verifier is given the signer's secret. */
    public TestReceiverBuilder and(Platform<?> platform, Signer signer) {
        return and(platform, signer, unchanged -> {});
    }

    /** Adds a platform with endpoint options, such as a confirmation or another path. */
    public TestReceiverBuilder and(Platform<?> platform, Signer signer, Consumer<EndpointOptions> endpoint) {
        signers.put(Objects.requireNonNull(platform, "platform"), Objects.requireNonNull(signer, "signer"));
        options.put(platform, Objects.requireNonNull(endpoint, "endpoint"));
        return this;
    }

    /** The clock; one that stands at the beginning of 2026 unless set. */
    public TestReceiverBuilder clock(SettableClock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /** How often and when failed deliveries are tried again; {@link RetryPolicy#defaults()} unless set. */
    public TestReceiverBuilder retryPolicy(RetryPolicy retryPolicy) {
        this.retryPolicy = Objects.requireNonNull(retryPolicy, "retryPolicy");
        return this;
    }

    /**
     * The receiver with these handlers, ready for deliveries.
     *
     * @throws IllegalArgumentException if the configuration does not hold together, as the receiver's own builder says
     */
    public TestReceiver handlers(Consumer<Handlers.Builder> handlers) {
        Journal journal = new Journal();
        WebhookReceiver.Builder builder = WebhookReceiver.builder()
                .inbox(new JournalingInbox(MemoryInbox.builder().build(), retryPolicy, journal, clock))
                .dedupe(MemoryDedupeStore.builder().clock(clock).build())
                .clock(clock)
                .retryPolicy(retryPolicy)
                .listener(journal)
                .handlers(handlers);
        Map<String, Signer> byId = new LinkedHashMap<>();
        signers.forEach((platform, signer) -> {
            builder.endpoint(platform.id(), verifier(platform, signer), Objects.requireNonNull(options.get(platform)));
            byId.put(platform.id(), signer);
        });
        WebhookReceiver receiver = builder.build();
        receiver.startWithoutWorkers();
        return new TestReceiver(receiver, byId, clock, journal);
    }

    private <E extends WebhookEvent> WebhookVerifier<E> verifier(Platform<E> platform, Signer signer) {
        VerifierBuilder<E> builder = platform.verifier().clock(clock);
        String owner = signer.owner();
        return (owner == null ? builder.secrets(signer.secret()) : builder.secretOf(owner, signer.secret())).build();
    }
}
