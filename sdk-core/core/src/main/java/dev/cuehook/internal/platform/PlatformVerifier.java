package dev.cuehook.internal.platform;

import dev.cuehook.Envelope;
import dev.cuehook.Identity;
import dev.cuehook.Json;
import dev.cuehook.JsonLimits;
import dev.cuehook.Refusal;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookHandshakeException;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookResponse;
import dev.cuehook.WebhookUnavailableException;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.internal.root.AbstractVerifier;
import dev.cuehook.internal.root.DeliveryBytes;
import dev.cuehook.internal.root.EnvelopeData;
import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.JsonFormat;
import dev.cuehook.internal.root.VerifiedDelivery;
import dev.cuehook.internal.root.VerifiedDelivery.Proof;
import dev.cuehook.platform.EventParser;
import dev.cuehook.platform.Handshake;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.SignatureScheme.Presented;
import dev.cuehook.platform.SignatureScheme.Verdict;
import dev.cuehook.platform.TimeWindow;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The engine: a platform with its keys, clock and windows. {@link #open} decides what the head can decide, {@link #check}
 * the rest; {@code verify} is both.
 */
public final class PlatformVerifier<E extends WebhookEvent> extends AbstractVerifier<E> {

    private static final byte[] NOTHING = {};

    private final Platform<E> platform;
    private final SignatureScheme scheme;
    private final KeyRing keys;
    private final Clock clock;
    private final @Nullable TimeWindow window;
    private final JsonLimits limits;
    private final BodyScan.Wanted wanted;

    /** A verifier of this platform. */
    public PlatformVerifier(
            Platform<E> platform,
            SignatureScheme scheme,
            KeyRing keys,
            Clock clock,
            @Nullable TimeWindow window,
            JsonLimits limits) {
        this.platform = platform;
        this.scheme = scheme;
        this.keys = keys;
        this.clock = clock;
        this.window = window;
        this.limits = limits;
        this.wanted = wanted(platform);
    }

    private static BodyScan.Wanted wanted(Platform<?> platform) {
        BodyScan.Wanted wanted = new BodyScan.Wanted();
        platform.identity().pointers().forEach(wanted::add);
        platform.typePointers().forEach(wanted::add);
        platform.resourcePointers().forEach(wanted::add);
        platform.timePointers().forEach(wanted::add);
        String test = platform.handshake().testPointer();
        if (test != null) {
            wanted.add(test);
        }
        return wanted;
    }

    /** The platform. */
    public Platform<E> description() {
        return platform;
    }

    /** Whether it has no secret yet. */
    public boolean isAwaitingSecret() {
        try {
            keys.requireReady();
            return false;
        } catch (WebhookUnavailableException e) {
            return true;
        }
    }

    @Override
    public String platform() {
        return platform.id();
    }

    @Override
    public VerifiedWebhook verify(WebhookRequest request) {
        Opened opened = open(request.head());
        Match match = match(opened, request.body());
        if (match.verified() == null) {
            throw match.refused(); // not within check: a flood pays for each method that a failure leaves
        }
        Instant received = request.receivedAt() != null ? request.receivedAt() : opened.at;
        return delivery(opened, match, platform.id(), received != null ? received : clock.instant());
    }

    /** Decides what the head can decide. */
    public Opened open(WebhookHead head) {
        Presented presented;
        try {
            presented = scheme.present(head);
        } catch (WebhookRefusedException e) {
            if (e.refusal() == Refusal.SIGNATURE_MISSING && platform.handshake().hasEmptyProbe()) {
                return new Opened(head, null, null, null);
            }
            keys.requireReady(); // without a secret nothing is refused for good, be it malformed or not
            throw e;
        }
        keys.requireReady();
        Instant signedAt = presented.signedAt();
        Instant now = null;
        if (window != null && signedAt != null) {
            now = clock.instant();
            window.check(signedAt, now);
        }
        Match match = presented.headDecides() && keys.knownFromHead() ? match(head, presented, NOTHING) : null;
        if (match != null && match.verified() == null) {
            throw match.refused();
        }
        return new Opened(head, now, presented, match);
    }

    /** Decides the rest; {@code endpoint} becomes part of the delivery and of its identity. */
    public VerifiedDelivery check(Opened opened, byte[] body, String endpoint, Instant receivedAt) {
        Match match = match(opened, body);
        if (match.verified() == null) {
            throw match.refused();
        }
        return delivery(opened, match, endpoint, receivedAt);
    }

    private Match match(Opened opened, byte[] body) {
        Presented presented = opened.presented;
        if (presented == null) {
            throw unsigned(body);
        }
        return opened.match == null ? match(opened.head, presented, body) : opened.match.over(body);
    }

    private VerifiedDelivery delivery(Opened opened, Match match, String endpoint, Instant receivedAt) {
        Presented presented = Objects.requireNonNull(opened.presented, "presented");
        NamedKey key = Objects.requireNonNull(match.key(), "key");
        Proof proof = new Proof(
                platform.id(),
                endpoint,
                scheme.assurance(),
                key.id(),
                key.owner(),
                presented.signedAt(),
                receivedAt,
                presented.signedFields());
        byte[] verified = Objects.requireNonNull(match.verified(), "verified");
        return new VerifiedDelivery(proof, verified, new BodyLook(platform.identity(), limits, wanted));
    }

    private RuntimeException unsigned(byte[] body) {
        if (Probe.isEmpty(body)) {
            return new WebhookHandshakeException("probe", WebhookResponse.ok());
        }
        keys.requireReady();
        return new WebhookRefusedException(
                Refusal.SIGNATURE_MISSING, "no signature, and the body is not an empty probe");
    }

    /** What came of trying the keys. A mismatch is a value here: thrown this deep, a flood of them would cost more than the MAC. */
    private Match match(WebhookHead head, Presented presented, byte[] body) {
        List<NamedKey> candidates = keys.candidates(presented, head, body);
        if (candidates.isEmpty()) {
            return Match.none(Refusal.NO_KEY, 0);
        }
        Refusal refusal = Refusal.SIGNATURE_MISMATCH;
        for (NamedKey key : candidates) {
            Verdict verdict = presented.check(body, key.key(), clock);
            byte[] verified = verdict.verified();
            if (verified != null) {
                return Match.of(key, verified);
            }
            refusal = verdict.refusal() == null ? refusal : verdict.refusal();
            if (refusal != Refusal.SIGNATURE_MISMATCH && refusal != Refusal.TOKEN_MISMATCH) {
                break;
            }
        }
        return Match.none(refusal, candidates.size());
    }

    @Override
    public E parse(VerifiedWebhook webhook) {
        requireOwn(webhook.platform());
        E event = platform.parser() instanceof StreamedParser<E> streamed
                ? stream(streamed, webhook)
                : fromJson(platform.parser(), (VerifiedDelivery) webhook);
        if (isTest(event.envelope(), (VerifiedDelivery) webhook)) {
            throw new WebhookHandshakeException("test", WebhookResponse.ok());
        }
        return event;
    }

    private E stream(StreamedParser<E> parser, VerifiedWebhook webhook) {
        try {
            JsonCursor in = new JsonCursor(webhook.body(), limits);
            if (!in.startsObject()) {
                throw new WebhookUnreadableException("The body is genuine but not a JSON object.");
            }
            E event = parser.read(webhook, in);
            if (!in.atEnd()) {
                throw new WebhookUnreadableException(
                        "The body is genuine but something stands behind its JSON object.");
            }
            return event;
        } catch (IOException e) {
            throw JsonFormat.unreadable(e);
        }
    }

    private E fromJson(EventParser<E> parser, VerifiedDelivery delivery) {
        Scanned scanned = scan(delivery);
        Envelope envelope = EnvelopeData.of(delivery, scanned.type(), scanned.eventId(), scanned.occurredAt());
        Json body = envelope.raw();
        try {
            return parser.parse(envelope, body);
        } catch (RuntimeException e) {
            throw new WebhookUnreadableException("The event parser of platform '" + platform.id() + "' failed with "
                    + e.getClass().getName() + "; it should give an UnknownEvent for what it does not know.");
        }
    }

    private boolean isTest(Envelope envelope, VerifiedDelivery delivery) {
        Handshake handshake = platform.handshake();
        boolean possible = handshake.testPointer() != null
                || (handshake.hasTestWithoutTypeAndId() && envelope.type().isEmpty());
        return possible && scan(delivery).isTest(); // the same rule as for accepting it
    }

    /** A delivery that an inbox kept, as it was when it was verified. */
    public VerifiedDelivery restore(Proof proof, byte[] body, Identity identity) {
        requireOwn(proof.platform());
        return new VerifiedDelivery(proof, body, identity);
    }

    /** Makes sure that the body is readable, and picks what accepting it needs. */
    public Scanned scan(VerifiedDelivery delivery) {
        return new Scanned(platform, delivery, BodyLook.into(delivery, limits, wanted));
    }

    @Override
    public VerifiedWebhook restoreTrusted(byte[] bytes) {
        VerifiedDelivery delivery = DeliveryBytes.read(bytes);
        requireOwn(delivery.platform());
        return delivery;
    }

    @Override
    public WebhookVerifier<E> ignoringAge() {
        return new PlatformVerifier<>(platform, scheme.ignoringAge(), keys, clock, null, limits);
    }

    private void requireOwn(String other) {
        if (!other.equals(platform.id())) {
            throw new IllegalArgumentException("The delivery is of platform '" + other + "', this verifier of '"
                    + platform.id() + "'. Use the verifier that made it.");
        }
    }

    @Override
    public String toString() {
        return "WebhookVerifier[" + platform.id() + "]";
    }

    /** A request whose head passed. */
    public static final class Opened {

        private final WebhookHead head;
        private final @Nullable Instant at;
        private final @Nullable Presented presented;
        private final @Nullable Match match;

        private Opened(WebhookHead head, @Nullable Instant at, @Nullable Presented presented, @Nullable Match match) {
            this.head = head;
            this.at = at;
            this.presented = presented;
            this.match = match;
        }

        /** Whether it carries no signature and can only be an empty probe, of which no more than this is read. */
        public boolean isUnsignedProbe() {
            return presented == null;
        }
    }
}
