package dev.cuehook.receiver;

import dev.cuehook.Identity;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookException;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.DedupeStore.Claim;
import dev.cuehook.internal.receiver.BodyBudget;
import dev.cuehook.internal.receiver.BodyReader;
import dev.cuehook.internal.receiver.DeliveryId;
import dev.cuehook.internal.root.Durations;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One endpoint whose events are handled on the request's thread, by whatever code stands behind it: verification, typing and
 * dedupe without an inbox. A web filter is built on it. Thread-safe.
 *
 * <p>It does not look at the path: whatever the caller brings is verified or refused.
 *
 * @param <E> the platform's family of events
 * @since 0.1
 */
public final class InlineEndpoint<E extends WebhookEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(InlineEndpoint.class);

    private final Gate gate;
    private final WebhookVerifier<E> verifier;
    private final DedupeStore dedupe;
    private final Clock clock;
    private final Duration lease;
    private final ReceiverListener listener;

    private InlineEndpoint(Builder<E> builder) {
        EndpointOptions options = new EndpointOptions();
        builder.options.accept(options);
        BodyReader bodies = new BodyReader(BodyBudget.ofProcess(), System::nanoTime);
        if (options.confirmation() != null) {
            throw new IllegalArgumentException("Endpoint '" + builder.name
                    + "' is handled on the request's thread, where nothing is confirmed. Remove confirm(…), or use a "
                    + "WebhookReceiver.");
        }
        this.gate = new Gate(builder.name, builder.verifier, options, bodies, System::nanoTime);
        this.verifier = builder.verifier;
        this.dedupe = builder.dedupe == null ? DedupeStore.inMemory() : builder.dedupe;
        this.clock = builder.clock;
        this.lease = builder.lease;
        this.listener = builder.listener.and(new AuditLog(System::nanoTime));
    }

    /** Begins an endpoint. */
    public static <E extends WebhookEvent> Builder<E> builder(String name, WebhookVerifier<E> verifier) {
        return new Builder<>(name, verifier);
    }

    /** Its name. */
    public String name() {
        return gate.name();
    }

    /** Decides what the head can decide. */
    public Ticket admit(WebhookHead head) {
        long since = System.nanoTime();
        Ticket ticket;
        try {
            ticket = gate.admit(head, since);
        } catch (Throwable e) { // of user code as well, such as a SecretSource
            ticket = Ticket.answered(gate, unforeseen(e), head, since);
        }
        Answer answer = ticket.answer();
        if (answer != null) {
            report(ticket, answer, null, null);
        }
        return ticket;
    }

    /**
     * Reads the body and decides the rest. A delivery that somebody is handling at this moment is waited for, up to the
     * endpoint's deadline.
     */
    public Admission<E> admit(Ticket ticket, InputStream in) {
        gate.requireOwn(ticket);
        return deciding(ticket, () -> {
            byte[] body = gate.read(ticket, in);
            try {
                return claimed(ticket, body);
            } finally {
                gate.release(body);
            }
        });
    }

    /** Decides on a copy of a body that was read already. */
    public Admission<E> admit(Ticket ticket, byte[] body) {
        gate.requireOwn(ticket);
        byte[] own = body.clone();
        return deciding(ticket, () -> claimed(ticket, own));
    }

    /**
     * Answers a request whose body something in front of the adapter has taken, where the adapter knows: a stream that is
     * merely empty under a {@code Content-Length} is recognized without it.
     */
    public Admission<E> bodyAlreadyRead(Ticket ticket) {
        return deciding(ticket, () -> {
            throw Gate.alreadyRead();
        });
    }

    /** Both steps for a request that is there already. */
    public Admission<E> admit(WebhookRequest request) {
        Ticket ticket = admit(request.head());
        return ticket.response().isPresent()
                ? Admission.answered(ticket.response().get())
                : admit(ticket, new ByteArrayInputStream(request.body()));
    }

    private Admission<E> deciding(Ticket ticket, Supplier<Admission<E>> decision) {
        Answer answer = ticket.answer();
        if (answer != null) {
            return Admission.answered(answer.response());
        }
        try {
            return decision.get();
        } catch (Answer early) {
            answer = early;
        } catch (Throwable e) {
            answer = unforeseen(e);
        }
        report(ticket, answer, null, null);
        return Admission.answered(answer.response());
    }

    private Admission<E> claimed(Ticket ticket, byte[] body) {
        Gate.Checked checked = gate.check(ticket, body, clock.instant());
        E event = parse(checked);
        Identity identity = checked.delivery().identity();
        Claim claim = InlineClaims.await(dedupe, identity, lease, gate.deadline());
        Outcome known = InlineClaims.known(claim);
        Answer answer = Answer.of(known == null ? Outcome.ACCEPTED : known, "the dedupe store says " + claim.status());
        String id = known == null ? DeliveryId.next(clock.instant()) : null;
        report(ticket, answer, checked, id);
        return id == null
                ? Admission.answered(answer.response())
                : Admission.admitted(
                        event,
                        checked.delivery(),
                        () -> {
                            InlineClaims.end(dedupe, identity, claim, true);
                            listener.settled(Records.settled(gate, checked, id, ticket.since(), true));
                        },
                        () -> InlineClaims.end(dedupe, identity, claim, false));
    }

    private Answer unforeseen(Throwable e) {
        LOG.error("A request to endpoint {} ended in an unforeseen failure. Please report it.", gate.name(), e);
        return Answer.of(Outcome.FAILED, "unforeseen failure");
    }

    private E parse(Gate.Checked checked) {
        try {
            return verifier.parse(checked.delivery());
        } catch (WebhookException e) {
            throw Answer.of(e);
        }
    }

    private void report(Ticket ticket, Answer answer, Gate.@Nullable Checked checked, @Nullable String id) {
        if (answer.outcome() == Outcome.REFUSED) {
            gate.refused(ticket.head());
        }
        listener.answered(Records.answered(ticket, answer, checked, id));
    }

    /** Configures an endpoint. Not thread-safe; build once. */
    public static final class Builder<E extends WebhookEvent> {

        private final String name;
        private final WebhookVerifier<E> verifier;
        private Consumer<EndpointOptions> options = unchanged -> {};
        private @Nullable DedupeStore dedupe;
        private Clock clock = Clock.systemUTC();
        private Duration lease = Duration.ofMinutes(5);
        private ReceiverListener listener = ReceiverListener.none();

        private Builder(String name, WebhookVerifier<E> verifier) {
            this.name = name;
            this.verifier = verifier;
        }

        /** What remembers deliveries; one in memory unless set. */
        public Builder<E> dedupe(DedupeStore dedupe) {
            this.dedupe = dedupe;
            return this;
        }

        /** Limits of bodies, sources and time. Path and rate have no meaning here, and a confirmation is refused. */
        public Builder<E> options(Consumer<EndpointOptions> options) {
            this.options = this.options.andThen(options);
            return this;
        }

        /** The clock for arrivals; the system's in UTC unless set. */
        public Builder<E> clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * How long handling may take before a repeat may be handled beside it; five minutes unless set. Nothing interrupts the
         * handling, and the lease is not renewed: choose one that is longer than the slowest answer.
         */
        public Builder<E> lease(Duration lease) {
            this.lease = Durations.positive("lease", lease);
            return this;
        }

        /** Adds a listener. */
        public Builder<E> listener(ReceiverListener listener) {
            this.listener = this.listener.and(listener);
            return this;
        }

        /**
         * The endpoint.
         *
         * @throws IllegalArgumentException if the configuration does not hold together
         */
        public InlineEndpoint<E> build() {
            return new InlineEndpoint<>(this);
        }
    }
}
