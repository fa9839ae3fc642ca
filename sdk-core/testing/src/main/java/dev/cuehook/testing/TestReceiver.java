package dev.cuehook.testing;

import dev.cuehook.WebhookResponse;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.platform.Platform;
import dev.cuehook.receiver.EndpointInfo;
import dev.cuehook.receiver.ReceiverListener.Answered;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.testing.internal.journal.DeliveryLog;
import dev.cuehook.testing.internal.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The real receiver, on the memory inbox, with a clock that stands still: for testing handlers. Each platform is an
 * endpoint under its own id, with a secret made for tests. A delivery is verified, kept and handled on the calling
 * thread before {@code deliver} returns; a failed one is tried again when {@link #advance} gets to it. Nothing sleeps
 * and no thread is started.
 *
 * <pre>{@code
 * TestReceiver receiver = TestReceiver.with(FastPix.PLATFORM)
 *         .handlers(h -> h.on(FastPixEvent.MediaReady.class, (e, d) -> catalog.publish(e.media().id())));
 * receiver.deliver(FastPixSamples.mediaReady().id("m1")).requireHandled();
 * }</pre>
 *
 * <p>For one test thread at a time.
 *
 * @since 0.1
 */
public final class TestReceiver implements AutoCloseable {

    private final WebhookReceiver receiver;
    private final Map<String, Signer> signers;
    private final SettableClock clock;
    private final Journal journal;
    private final Map<String, String> paths = new LinkedHashMap<>();
    private @Nullable SignedRequest last;

    TestReceiver(WebhookReceiver receiver, Map<String, Signer> signers, SettableClock clock, Journal journal) {
        this.receiver = receiver;
        this.signers = signers;
        this.clock = clock;
        this.journal = journal;
        for (EndpointInfo endpoint : receiver.endpoints()) {
            paths.put(endpoint.platform(), endpoint.path());
        }
    }

    /** Begins a receiver for a built-in platform, with a secret made for tests. */
    public static TestReceiverBuilder with(Platform<?> platform) {
        return new TestReceiverBuilder().and(platform);
    }

    /** Begins a receiver for a platform whose requests this signer makes; its verifier is given the signer's secret. */
    public static TestReceiverBuilder with(Platform<?> platform, Signer signer) {
        return new TestReceiverBuilder().and(platform, signer);
    }

    /** Delivers a sample, genuinely signed at the clock's time, and handles what is due. */
    public TestDelivery deliver(Sample sample) {
        return deliver(sign(sample));
    }

    /** Delivers this request as it is, and handles what is due. */
    public TestDelivery deliver(SignedRequest request) {
        last = request;
        WebhookResponse response = receiver.receive(request.toWebhookRequest());
        Answered answered = journal.lastAnswer();
        String id = answered.id();
        receiver.handleDue();
        return new TestDelivery(request, response, answered, id == null ? new DeliveryLog() : journal.of(id));
    }

    /** Delivers the last request once more, byte for byte. */
    public TestDelivery deliverAgain() {
        if (last == null) {
            throw new IllegalStateException("Nothing was delivered yet; deliver something first.");
        }
        return deliver(last);
    }

    /** The request that the platform would send with this sample at the clock's time; for tampering with it. */
    public SignedRequest sign(Sample sample) {
        String path = paths.get(sample.platform());
        if (path == null) {
            throw new IllegalArgumentException("This receiver has no platform '" + sample.platform() + "'; it has "
                    + signers.keySet() + ". Add it with and(…).");
        }
        return signer(sample.platform()).sign(sample, clock.instant()).to(path);
    }

    /** The signer of one of this receiver's platforms. */
    public Signer signer(String platform) {
        Signer signer = signers.get(platform);
        if (signer == null) {
            throw new IllegalArgumentException(
                    "This receiver has no platform '" + platform + "'; it has " + signers.keySet() + ".");
        }
        return signer;
    }

    /**
     * Moves the clock and makes every attempt that falls due on the way, each at its time; the attempts, in order.
     * Back-off is without its random part here: each retry waits as long as the policy allows.
     */
    public List<TestAttempt> advance(Duration by) {
        int before = journal.attempts().size();
        Instant end = clock.instant().plus(by);
        for (Instant due = journal.takeRetryUntil(end); due != null; due = journal.takeRetryUntil(end)) {
            if (due.isAfter(clock.instant())) {
                clock.set(due);
            }
            receiver.handleDue();
        }
        clock.set(end);
        receiver.handleDue();
        List<TestAttempt> all = journal.attempts();
        return new ArrayList<>(all.subList(before, all.size()));
    }

    /** What was given up and is kept, of all platforms, for each the newest first. */
    public List<KeptDelivery> deadLetters() {
        return receiver.endpoints().stream()
                .flatMap(endpoint -> inbox().dead(endpoint.name(), Integer.MAX_VALUE).stream())
                .toList();
    }

    /** Lets a delivery that has ended be handled again, now; false if it is open again, or gone. */
    public boolean replay(KeptDelivery ended) {
        boolean replayed = inbox().replay(ended.id()) == ReplayOutcome.REPLAYED;
        receiver.handleDue();
        return replayed;
    }

    /** The operator's view of the inbox. What it lets go on is handled with the next delivery or advance. */
    public InboxAdmin inbox() {
        return receiver.inbox();
    }

    /** The clock of receiver, verifiers and inbox. Setting it by hand runs no retries; {@link #advance} does. */
    public SettableClock clock() {
        return clock;
    }

    /** The receiver itself, for putting an adapter in front of it. */
    public WebhookReceiver receiver() {
        return receiver;
    }

    @Override
    public void close() {
        receiver.close();
    }
}
