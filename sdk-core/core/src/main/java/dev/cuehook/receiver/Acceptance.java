package dev.cuehook.receiver;

import dev.cuehook.Identity;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.internal.platform.Scanned;
import dev.cuehook.internal.receiver.DeliveryId;
import dev.cuehook.internal.receiver.KnownKeys;
import dev.cuehook.internal.receiver.RateLimit;
import dev.cuehook.internal.root.VerifiedDelivery;
import dev.cuehook.platform.Acknowledgement.Retries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a body to a kept delivery, or to a handled one: what the acknowledgement promises. */
final class Acceptance {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final int KNOWN_KEYS = 100_000;

    private final Setup setup;
    private final Gates gates;
    private final InlineDispatch inline;
    private final KnownKeys known = new KnownKeys(KNOWN_KEYS, System::nanoTime);
    private final Map<Gate, RateLimit> rates = new HashMap<>();

    Acceptance(Setup setup, Gates gates, Handlers handlers) {
        this.setup = setup;
        this.gates = gates;
        this.inline = new InlineDispatch(setup, handlers);
        for (Gate gate : gates.all()) {
            if (gate.options().ratePerSecond() > 0) {
                rates.put(gate, new RateLimit(gate.options().ratePerSecond(), System::nanoTime));
            }
        }
    }

    /** Decides on a body, and notes what is known of it on the way. */
    Answer accept(Gate gate, Ticket ticket, byte[] body, Noted noted) {
        Instant now = setup.clock().instant();
        Gate.Checked checked = gate.check(ticket, body, now);
        noted.checked = checked;
        RateLimit rate = rates.get(gate);
        if (gates.ackMode(gate) == AckMode.AFTER_HANDLING) {
            String id = DeliveryId.next(now);
            Answer answer =
                    inline.handle(gate, checked, id, () -> rate == null || rate.tryTake() ? null : overRate(gate));
            noted.id = answer.outcome() == Outcome.HANDLED ? id : null;
            return answer;
        }
        Identity identity = checked.delivery().identity();
        if (known.contains(identity)) {
            return Answer.of(Outcome.DUPLICATE, "known");
        }
        if (rate != null && !rate.tryTake()) {
            return overRate(gate);
        }
        StoredDelivery delivery = stored(gate, checked, now);
        AcceptOutcome outcome = Objects.requireNonNull(setup.tracing()
                .keeping(
                        gate.name(), delivery.platform(), traceparent -> keep(delivery, traceparent, gate.deadline())));
        if (outcome != AcceptOutcome.ACCEPTED && rate != null) {
            rate.giveBack();
        }
        if (outcome == AcceptOutcome.REFUSED) {
            return Answer.of(Outcome.UNAVAILABLE, "the inbox did not take the delivery: full, unreachable or closing");
        }
        known.add(identity);
        if (outcome == AcceptOutcome.DUPLICATE) {
            return Answer.of(Outcome.DUPLICATE, "kept before");
        }
        noted.accepted(delivery);
        return Answer.of(Outcome.ACCEPTED, "");
    }

    private AcceptOutcome keep(StoredDelivery delivery, @Nullable String traceparent, Duration atMost) {
        try {
            StoredDelivery traced = traceparent == null
                    ? delivery
                    : delivery.toBuilder().traceparent(traceparent).build();
            return setup.inbox().accept(traced, atMost);
        } catch (RuntimeException e) {
            LOG.error("The inbox failed; the delivery is answered 503, to be sent again.", e);
            return AcceptOutcome.REFUSED;
        }
    }

    private static Answer overRate(Gate gate) {
        boolean retried = gate.platform().acknowledgement().retries() == Retries.ANY_NON_2XX;
        return Answer.of(
                retried ? Outcome.OVER_RATE : Outcome.UNAVAILABLE,
                "more new deliveries a second than the endpoint allows");
    }

    private StoredDelivery stored(Gate gate, Gate.Checked checked, Instant now) {
        VerifiedDelivery delivery = checked.delivery();
        Scanned scanned = checked.scanned();
        boolean toConfirm =
                delivery.assurance() == Assurance.TOKEN && gate.options().confirmation() != null;
        return StoredDelivery.of(
                        DeliveryId.next(now), gate.name(), delivery.platform(), delivery.identity(), delivery.body())
                .type(scanned.type())
                .resource(toConfirm ? null : scanned.resource()) // unconfirmed ones must not hold up a resource
                .assurance(delivery.assurance())
                .key(delivery.keyId(), delivery.keyOwner())
                .times(delivery.signedAt(), delivery.receivedAt())
                .signedFields(delivery.proof().signedFields())
                .deadOnArrival(tooOldToKnow(gate, checked, now) ? DeadReason.TOO_OLD_TO_KNOW : null)
                .build();
    }

    /** A signed event that is older than the memory of deliveries may be a replay that was forgotten. */
    private boolean tooOldToKnow(Gate gate, Gate.Checked checked, Instant now) {
        Instant occurredAt = checked.scanned().occurredAt();
        return occurredAt != null
                && gate.parksTooOld()
                && occurredAt.isBefore(now.minus(setup.inbox().retention()).plus(Duration.ofDays(1)));
    }

    /** What is known of a request that got far enough. */
    static final class Noted {
        Gate.@Nullable Checked checked;

        @Nullable
        String id;

        ReceiverListener.@Nullable Settled settled;

        void accepted(StoredDelivery stored) {
            id = stored.id();
            if (stored.deadOnArrival() != null) {
                settled = new ReceiverListener.Settled(
                        stored.endpoint(),
                        stored.platform(),
                        stored.id(),
                        stored.type(),
                        stored.deadOnArrival(),
                        false,
                        0,
                        Duration.ZERO);
            }
        }
    }
}
