package dev.cuehook.receiver;

import dev.cuehook.Refusal;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookException;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.internal.platform.PlatformVerifier;
import dev.cuehook.internal.platform.PlatformVerifier.Opened;
import dev.cuehook.internal.platform.Probe;
import dev.cuehook.internal.platform.Scanned;
import dev.cuehook.internal.receiver.AddressLimit;
import dev.cuehook.internal.receiver.AddressSlots;
import dev.cuehook.internal.receiver.BodyException;
import dev.cuehook.internal.receiver.BodyReader;
import dev.cuehook.internal.receiver.Network;
import dev.cuehook.internal.root.VerifiedDelivery;
import dev.cuehook.platform.Platform;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint's way from a request to a verified, readable delivery. Everything else that can come of a request leaves it as
 * an {@link Answer}. Immutable but for its counters; thread-safe.
 */
final class Gate {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final int LONGEST_ADDRESS = 100;

    private final String name;
    private final PlatformVerifier<?> verifier;
    private final EndpointOptions options;
    private final BodyReader bodies;
    private final @Nullable AddressLimit refusals;
    private final @Nullable AddressSlots connections;

    Gate(String name, WebhookVerifier<?> verifier, EndpointOptions options, BodyReader bodies, LongSupplier nanoTime) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The endpoint's name is '" + name
                    + "'; expected letters, digits, dots, underscores and hyphens, at most 64.");
        }
        this.name = name;
        this.verifier = (PlatformVerifier<?>) Objects.requireNonNull(verifier, "verifier");
        this.options = options;
        this.bodies = bodies;
        this.refusals =
                options.refusalsPerMinute() == 0 ? null : new AddressLimit(options.refusalsPerMinute(), nanoTime);
        this.connections =
                options.connectionsPerAddress() == 0 ? null : new AddressSlots(options.connectionsPerAddress());
    }

    String name() {
        return name;
    }

    String path() {
        return options.pathOf(name);
    }

    /** How long an answer may take. */
    Duration deadline() {
        return options.deadlineOr(platform().acknowledgement().deadline());
    }

    Platform<?> platform() {
        return verifier.description();
    }

    PlatformVerifier<? extends WebhookEvent> verifier() {
        return verifier;
    }

    EndpointOptions options() {
        return options;
    }

    /** Whether a delivery can be too old to be told from a replay: one that signs its event's time, but not its sending's. */
    boolean parksTooOld() {
        return options.tooOld() == EndpointOptions.TooOld.PARK
                && platform().scheme().assurance() == Assurance.SIGNED
                && platform().scheme().window() == null
                && !platform().timePointers().isEmpty();
    }

    /** What the head decides, before one byte of the body. */
    Ticket admit(WebhookHead head, long since) {
        try {
            if (!head.method().equals("POST")) {
                throw Answer.of(Outcome.WRONG_METHOD, "method is not POST");
            }
            requireSource(head);
            Opened opened = verifier.open(head);
            int limit = opened.isUnsignedProbe() ? Probe.LIMIT : options.bodyLimit();
            if (announced(head) > limit) {
                throw tooLarge(opened.isUnsignedProbe(), limit);
            }
            return Ticket.admitted(this, opened, head, since, limit);
        } catch (WebhookException e) {
            return Ticket.answered(this, Answer.of(e), head, since);
        } catch (Answer answer) {
            return Ticket.answered(this, answer, head, since);
        }
    }

    private void requireSource(WebhookHead head) {
        List<Network> allowed = options.allowedSources();
        String address = address(head);
        if (!allowed.isEmpty() && allowed.stream().noneMatch(network -> network.contains(address))) {
            throw Answer.refused(Refusal.SOURCE_NOT_ALLOWED, "the address is in none of the allowed networks");
        }
        if (refusals != null && address != null && refusals.isExhausted(address)) {
            throw Answer.of(Outcome.OVER_RATE, "the address has caused too many refusals");
        }
    }

    /** The sender's address; what a proxy's header may have made of it is cut before it is kept. */
    private static @Nullable String address(WebhookHead head) {
        String address = head.remoteAddress();
        return address == null || address.length() <= LONGEST_ADDRESS ? address : address.substring(0, LONGEST_ADDRESS);
    }

    /** Counts a refusal against its address, where that is limited. */
    void refused(WebhookHead head) {
        String address = address(head);
        if (refusals != null && address != null) {
            refusals.refused(address);
        }
    }

    /** Reads a body under all its limits. */
    byte[] read(Ticket ticket, InputStream in) {
        String address = connections == null ? null : address(ticket.head());
        if (connections == null || address == null) {
            return readUnlimited(ticket, in);
        }
        if (!connections.tryEnter(address)) {
            throw Answer.of(Outcome.OVER_RATE, "the address sends too many bodies at once")
                    .withBodyUnread();
        }
        try {
            return readUnlimited(ticket, in);
        } finally {
            connections.leave(address);
        }
    }

    private byte[] readUnlimited(Ticket ticket, InputStream in) {
        long announced = announced(ticket.head());
        try {
            return bodies.read(
                    in, announced, ticket.bodyLimit(), options.bodyTime().toNanos());
        } catch (BodyException e) {
            throw answer(e, ticket);
        }
    }

    /** Ends the life of a body that {@link #read} gave. */
    void release(byte[] body) {
        bodies.release(body);
    }

    private Answer answer(BodyException e, Ticket ticket) {
        return switch (e.fault()) {
            case TOO_LARGE -> tooLarge(ticket.isUnsigned(), ticket.bodyLimit()).withBodyUnread();
            case TOO_SLOW -> Answer.of(Outcome.TOO_SLOW, "the body did not arrive in time");
            case TRUNCATED -> Answer.of(Outcome.TRUNCATED, "the body ended before its announced length");
            case ALREADY_READ -> alreadyRead();
            case OVER_BUDGET ->
                Answer.of(Outcome.UNAVAILABLE, "too many bytes of bodies are in flight")
                        .withBodyUnread();
        };
    }

    static Answer alreadyRead() {
        return Answer.of(
                Outcome.BODY_ALREADY_READ,
                "a body is announced, and none is left: something in front of the receiver read it. "
                        + "Put the receiver before filters that read parameters or bodies.");
    }

    /** Without a signature, what is longer than a probe is a delivery that lacks one. */
    private Answer tooLarge(boolean unsigned, int limit) {
        if (!unsigned) {
            return Answer.of(Outcome.TOO_LARGE, "more than " + limit + " bytes");
        }
        return verifier.isAwaitingSecret()
                ? Answer.of(Outcome.UNAVAILABLE, "no secret is configured yet")
                : Answer.refused(Refusal.SIGNATURE_MISSING, "no signature, and more than an empty probe");
    }

    /** The verified, readable delivery that this body is. */
    Checked check(Ticket ticket, byte[] body, Instant now) {
        Opened opened = Objects.requireNonNull(ticket.opened(), "The ticket was answered already.");
        if (body.length > ticket.bodyLimit()) {
            throw tooLarge(ticket.isUnsigned(), ticket.bodyLimit());
        }
        try {
            VerifiedDelivery delivery = verifier.check(opened, body, name, now);
            Scanned scanned = verifier.scan(delivery);
            if (scanned.isTest()) {
                throw Answer.of(Outcome.HANDSHAKE, "test");
            }
            return new Checked(delivery, scanned);
        } catch (WebhookException e) {
            throw Answer.of(e);
        }
    }

    /** A ticket says that this endpoint's own verifier has seen the head. */
    void requireOwn(Ticket ticket) {
        if (ticket.gate() != this) {
            throw new IllegalArgumentException(
                    "The ticket is not of endpoint '" + name + "' here. Hand it to the one that admitted it.");
        }
    }

    private static long announced(WebhookHead head) {
        List<String> lengths = head.headers("Content-Length");
        if (lengths.isEmpty()) {
            return -1;
        }
        try {
            return Math.max(-1, Long.parseLong(lengths.get(0).strip()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** A verified delivery and what was picked from its body. */
    record Checked(VerifiedDelivery delivery, Scanned scanned) {}
}
