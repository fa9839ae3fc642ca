package dev.cuehook.receiver;

import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookResponse;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.internal.root.Durations;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Receives webhooks: verifies, keeps, acknowledges, and hands events to handlers. Free of any web framework; an adapter
 * brings each request in two steps, {@link #admit} before a byte of the body is read, then {@link #receive}.
 *
 * <p>{@link Builder#build()} checks everything and opens the inbox, {@link #start()} opens the doors, {@link #close()} shuts
 * them, lets handlers finish and gives back the rest. Thread-safe.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>A 2xx means: the delivery is genuine, and kept as the endpoint's {@link AckMode} says, or it is a known handshake.
 *       Nothing answers 2xx before that is true, a duplicate neither.
 *   <li>A delivery is handled at least once; one of the same identity that comes again is not handled again within the
 *       inbox's retention.
 *   <li>Deliveries of one resource are handled one at a time, in the order in which they were accepted.
 *   <li>No request makes {@link #admit} or {@link #receive} throw.
 * </ul>
 *
 * @since 0.1
 */
public final class WebhookReceiver implements AutoCloseable {

    private final Reception reception;
    private final Workers workers;
    private final Inbox inbox;
    private final Object lifecycle = new Object();
    private boolean closed;

    private WebhookReceiver(Reception reception, Workers workers, Inbox inbox) {
        this.reception = reception;
        this.workers = workers;
        this.inbox = inbox;
    }

    /** Begins a receiver. */
    public static Builder builder() {
        return new Builder();
    }

    /** Decides what the head can decide: the answer, or the leave to read a body. */
    public Ticket admit(WebhookHead head) {
        return reception.admit(head);
    }

    /** Reads the body under the ticket's limits, decides, and keeps a genuine delivery. Does not close the stream. */
    public WebhookResponse receive(Ticket ticket, InputStream body) {
        return reception.receive(ticket, body);
    }

    /** Decides on a copy of a body that was read already, and keeps a genuine delivery. */
    public WebhookResponse receive(Ticket ticket, byte[] body) {
        return reception.receive(ticket, body);
    }

    /**
     * Answers a request whose body something in front of the adapter has taken, where the adapter knows: a stream that is
     * merely empty under a {@code Content-Length} is recognized without it.
     */
    public WebhookResponse bodyAlreadyRead(Ticket ticket) {
        return reception.bodyAlreadyRead(ticket);
    }

    /** Both steps for a request that is there already. */
    public WebhookResponse receive(WebhookRequest request) {
        Ticket ticket = admit(request.head());
        return ticket.response().orElseGet(() -> receive(ticket, new ByteArrayInputStream(request.body())));
    }

    /** Whether an endpoint has exactly this raw path (relative to the context path): the one function that decides paths. */
    public boolean serves(String rawPath) {
        return reception.serves(rawPath);
    }

    /** The endpoints, as they were configured. */
    public List<EndpointInfo> endpoints() {
        return reception.endpoints();
    }

    /** The handlers, most specific first, as text. */
    public List<String> handlers() {
        return workers.handlers().describe();
    }

    /** The operator's view of the inbox. */
    public InboxAdmin inbox() {
        return inbox.admin();
    }

    /** The last requests that were not accepted, the newest first; at most a thousand. */
    public List<RecentRefusal> recentRefusals() {
        return reception.recentRefusals();
    }

    /**
     * Accepts requests and handles deliveries from now on. Calling it again does nothing.
     *
     * @throws IllegalStateException if the receiver was closed
     */
    public void start() {
        synchronized (lifecycle) {
            requireOpen();
            workers.start();
            reception.open();
        }
    }

    /**
     * Accepts requests, but handles deliveries only in {@link #handleDue()}: for tests, and for programs that schedule
     * handling themselves.
     *
     * @throws IllegalStateException if the receiver was closed
     */
    public void startWithoutWorkers() {
        synchronized (lifecycle) {
            requireOpen();
            reception.open();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The receiver was closed, and its inbox with it. Build another one.");
        }
    }

    /** Handles on this thread what is due, until nothing is; how many attempts were made. */
    public int handleDue() {
        return workers.handleDue();
    }

    /**
     * Answers 503 from now on, lets running handlers finish (for the closing time, 30 seconds unless set), interrupts the
     * others and gives their deliveries back, and closes the inbox. A handler that goes on in spite of it keeps its
     * delivery until its lease ends. Calling it again waits for the first call and does nothing else.
     */
    @Override
    public void close() {
        reception.close();
        synchronized (lifecycle) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                workers.close();
            } finally {
                inbox.close();
            }
        }
    }

    /** Configures a receiver. Not thread-safe; build once. */
    public static final class Builder {

        private final Map<String, Consumer<EndpointOptions>> optionsOf = new LinkedHashMap<>();
        private final Map<String, WebhookVerifier<?>> verifiers = new LinkedHashMap<>();
        private final Handlers.Builder handlers = Handlers.builder();
        private @Nullable Inbox inbox;
        private @Nullable DedupeStore dedupe;
        private Clock clock = Clock.systemUTC();
        private ReceiverListener listener = ReceiverListener.none();
        private Tracing tracing = Tracing.none();
        private RetryPolicy retryPolicy = RetryPolicy.defaults();
        private boolean endpointsOptional;
        private int concurrency = 16;
        private Duration handlerTimeLimit = Duration.ofMinutes(5);
        private Duration closingTime = Duration.ofSeconds(30);

        private Builder() {}

        /** An endpoint at {@code /webhooks/<name>}. */
        public Builder endpoint(String name, WebhookVerifier<?> verifier) {
            return endpoint(name, verifier, options -> {});
        }

        /** An endpoint with options. */
        public Builder endpoint(String name, WebhookVerifier<?> verifier, Consumer<EndpointOptions> options) {
            if (verifiers.putIfAbsent(name, Objects.requireNonNull(verifier, "verifier")) != null) {
                throw new IllegalArgumentException("Two endpoints are called '" + name + "'. Give one another name.");
            }
            optionsOf.put(name, options);
            return this;
        }

        /**
         * Lets the receiver have no endpoint, where configuration decides: every path is unknown to it then. Without this
         * call {@link #build()} takes none for a mistake.
         */
        public Builder endpointsOptional() {
            this.endpointsOptional = true;
            return this;
        }

        /** Where accepted deliveries are kept; required. {@link Inbox#inMemory()} is lossy and says so. */
        public Builder inbox(Inbox inbox) {
            this.inbox = inbox;
            return this;
        }

        /** What remembers deliveries of endpoints with {@link AckMode#AFTER_HANDLING}; one in memory unless set. */
        public Builder dedupe(DedupeStore dedupe) {
            this.dedupe = dedupe;
            return this;
        }

        /** Adds handlers. */
        public Builder handlers(Consumer<Handlers.Builder> handlers) {
            handlers.accept(this.handlers);
            return this;
        }

        /** Adds a listener. */
        public Builder listener(ReceiverListener listener) {
            this.listener = this.listener.and(listener);
            return this;
        }

        /** Lets traces go on from requests to handlers; none unless set. */
        public Builder tracing(Tracing tracing) {
            this.tracing = Objects.requireNonNull(tracing, "tracing");
            return this;
        }

        /** The clock for arrivals and retries; the system's in UTC unless set. Verifiers have their own. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** How often and when failed deliveries are tried again; {@link RetryPolicy#defaults()} unless set. */
        public Builder retryPolicy(RetryPolicy retryPolicy) {
            this.retryPolicy = retryPolicy;
            return this;
        }

        /** How many handlers run at once; 16 unless set. Virtual threads where the Java platform has them. */
        public Builder concurrency(int handlers) {
            if (handlers < 1) {
                throw new IllegalArgumentException("The concurrency is " + handlers + "; expected at least 1.");
            }
            this.concurrency = handlers;
            return this;
        }

        /** How long a handler may take before it is interrupted and its attempt counts as failed; five minutes unless set. */
        public Builder handlerTimeLimit(Duration limit) {
            this.handlerTimeLimit = Durations.positive("handler time limit", limit);
            return this;
        }

        /** How long {@link WebhookReceiver#close()} waits for running handlers; 30 seconds unless set, perhaps 0. */
        public Builder closingTime(Duration closingTime) {
            this.closingTime = Durations.orNone("closing time", closingTime);
            return this;
        }

        /**
         * Checks everything and opens the inbox. Requests get 503 until {@link WebhookReceiver#start()}.
         *
         * @throws IllegalArgumentException if the configuration does not hold together; the message says what to do
         * @throws IllegalStateException if the inbox cannot be opened
         */
        public WebhookReceiver build() {
            Inbox store = inbox;
            if (store == null) {
                throw new IllegalArgumentException(
                        "No inbox is set. Set one; Inbox.inMemory() will do where a lost delivery is no loss.");
            }
            if (verifiers.isEmpty() && !endpointsOptional) {
                throw new IllegalArgumentException("No endpoint is configured; add one with endpoint(name, verifier).");
            }
            Setup setup = new Setup(
                    store,
                    dedupe == null ? DedupeStore.inMemory() : dedupe,
                    clock,
                    listener.and(new AuditLog(System::nanoTime)),
                    tracing,
                    retryPolicy,
                    concurrency,
                    handlerTimeLimit,
                    closingTime);
            Gates gates = Gates.of(verifiers, optionsOf, store);
            Handlers fixed = handlers.build(gates.platforms());
            Workers workers = new Workers(setup, gates, fixed);
            Reception reception = new Reception(setup, gates, workers);
            store.open(workers.inboxContext());
            gates.warnOfLossyAcknowledgement();
            return new WebhookReceiver(reception, workers, store);
        }
    }
}
