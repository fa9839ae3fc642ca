package dev.cuehook.platform;

import dev.cuehook.Lifecycle;
import dev.cuehook.Secret;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookVerifier;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A platform as data: how it signs, what identifies a delivery, its handshake, what it takes as an acknowledgement, and
 * its family of events. Holds no secret. Immutable and thread-safe.
 *
 * @param <E> the family of events
 * @since 0.1
 */
public final class Platform<E extends WebhookEvent> {

    private final Builder description;
    private final Class<E> eventType;
    private final EventParser<E> parser;

    private Platform(Builder description, Class<E> eventType, EventParser<E> parser) {
        this.description = description;
        this.eventType = eventType;
        this.parser = parser;
    }

    /** Begins a platform; the id is lower case, such as {@code acme} or {@code acme-live}. */
    public static Builder id(String id) {
        return new Builder(id);
    }

    /** A verifier with these secrets (or URL tokens), the current one first. */
    public WebhookVerifier<E> verifier(Secret current, Secret... previous) {
        return verifier().secrets(current, previous).build();
    }

    /** Begins a verifier with more options. */
    public VerifierBuilder<E> verifier() {
        return new VerifierBuilder<>(this);
    }

    /** The id, as it stands in configuration, logs and metrics. */
    public String id() {
        return description.id;
    }

    /** How it proves its deliveries. */
    public SignatureScheme scheme() {
        return description.requiredScheme();
    }

    /** What identifies a delivery. */
    public IdentityRule identity() {
        return description.identity;
    }

    /** Where the type stands in the body; several are joined by dots. */
    public List<String> typePointers() {
        return description.type;
    }

    /** Where the resource's id stands in the body; the first that holds a value counts. */
    public List<String> resourcePointers() {
        return description.resource;
    }

    /** Where the event's time stands in the body; the first that holds a value counts. */
    public List<String> timePointers() {
        return description.time;
    }

    /** Its requests that are no events. */
    public Handshake handshake() {
        return description.handshake;
    }

    /** What it takes as received. */
    public Acknowledgement acknowledgement() {
        return description.acknowledgement;
    }

    /** Whether an endpoint may start before it has a secret, because the platform gives one only to an answering URL. */
    public boolean mayAwaitSecret() {
        return description.mayAwaitSecret;
    }

    /** The lifecycle stages that its events can have. */
    public Set<Lifecycle.Stage> stages() {
        return description.stages;
    }

    /** The root of the family of events. */
    public Class<E> eventType() {
        return eventType;
    }

    /** Reads its events. */
    public EventParser<E> parser() {
        return parser;
    }

    @Override
    public String toString() {
        return "Platform[" + description.id + "]";
    }

    /** Describes a platform. Not thread-safe; ends with {@link #events}. */
    public static final class Builder {

        private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

        private final String id;
        private @Nullable SignatureScheme scheme;
        private IdentityRule identity = IdentityRule.bodyDigest();
        private List<String> type = List.of("/type");
        private List<String> resource = List.of();
        private List<String> time = List.of();
        private Handshake handshake = Handshake.none();
        private Acknowledgement acknowledgement = Acknowledgement.defaults();
        private boolean mayAwaitSecret;
        private Set<Lifecycle.Stage> stages = Set.of();

        private Builder(String id) {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("The platform's id is '" + id
                        + "'; expected lower-case letters, digits and hyphens, at most 32, a letter first.");
            }
            this.id = id;
        }

        private Builder(Builder other) {
            this.id = other.id;
            this.scheme = other.scheme;
            this.identity = other.identity;
            this.type = other.type;
            this.resource = other.resource;
            this.time = other.time;
            this.handshake = other.handshake;
            this.acknowledgement = other.acknowledgement;
            this.mayAwaitSecret = other.mayAwaitSecret;
            this.stages = other.stages;
        }

        /** How it proves its deliveries; required. */
        public Builder scheme(SignatureScheme scheme) {
            this.scheme = Objects.requireNonNull(scheme, "scheme");
            return this;
        }

        /** The JSON pointers whose values identify a delivery; the body's digest unless set. */
        public Builder identity(String... pointers) {
            return identity(IdentityRule.pointers(pointers));
        }

        /** What identifies a delivery; the body's digest unless set. */
        public Builder identity(IdentityRule identity) {
            this.identity = Objects.requireNonNull(identity, "identity");
            return this;
        }

        /** Where the type stands; {@code /type} unless set. Several values are joined by dots. */
        public Builder type(String... pointers) {
            this.type = List.of(pointers);
            return this;
        }

        /**
         * Where the id of the media, stream or other resource stands: deliveries of one resource are handled one at a
         * time, in order. The first pointer that holds a value counts. Without one, deliveries have no order.
         */
        public Builder resource(String... pointers) {
            this.resource = List.of(pointers);
            return this;
        }

        /** Where the event's time stands; the first pointer that holds a value counts. */
        public Builder time(String... pointers) {
            this.time = List.of(pointers);
            return this;
        }

        /** Its requests that are no events; none unless set. */
        public Builder handshake(Handshake handshake) {
            this.handshake = Objects.requireNonNull(handshake, "handshake");
            return this;
        }

        /** What it takes as received; {@link Acknowledgement#defaults()} unless set. */
        public Builder acknowledgement(Acknowledgement acknowledgement) {
            this.acknowledgement = Objects.requireNonNull(acknowledgement, "acknowledgement");
            return this;
        }

        /** An endpoint of it may start without a secret and answers 503 until it has one. */
        public Builder mayAwaitSecret() {
            this.mayAwaitSecret = true;
            return this;
        }

        /** The lifecycle stages that its events can have; a handler for another stage is told that it cannot be reached. */
        public Builder stages(Set<Lifecycle.Stage> stages) {
            this.stages = Set.copyOf(stages);
            return this;
        }

        /** The platform, with this family of events. */
        public <E extends WebhookEvent> Platform<E> events(Class<E> family, EventParser<E> parser) {
            requiredScheme();
            return new Platform<>(
                    new Builder(this),
                    Objects.requireNonNull(family, "family"),
                    Objects.requireNonNull(parser, "parser"));
        }

        private SignatureScheme requiredScheme() {
            SignatureScheme set = scheme;
            if (set == null) {
                throw new IllegalArgumentException("Platform '" + id + "' has no scheme; call scheme(…).");
            }
            return set;
        }
    }
}
