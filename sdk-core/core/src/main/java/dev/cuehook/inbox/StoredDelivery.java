package dev.cuehook.inbox;

import dev.cuehook.Identity;
import dev.cuehook.VerifiedWebhook.Assurance;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to hand a delivery out again without its request. Never holds {@code Authorization}, a signature or
 * the query. Immutable and thread-safe; {@code toString} shows no body.
 *
 * @since 0.1
 */
public final class StoredDelivery {

    /** Ids of zeros only mean that there is none. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private final Builder values;

    private StoredDelivery(Builder values) {
        this.values = values;
    }

    /** Begins a delivery with what every one has. */
    public static Builder of(String id, String endpoint, String platform, Identity identity, byte[] body) {
        return new Builder(id, endpoint, platform, identity, body);
    }

    /** Begins a delivery with this one's values. */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /** This library's id of the delivery, under which logs and operators know it; at most 36 characters of ASCII. */
    public String id() {
        return values.id;
    }

    /** The endpoint that took it in. */
    public String endpoint() {
        return values.endpoint;
    }

    /** The platform's id. */
    public String platform() {
        return values.platform;
    }

    /** What makes it the same delivery; its key is unique in an inbox. */
    public Identity identity() {
        return values.identity;
    }

    /** The verified bytes, not a copy: do not change them. */
    public byte[] body() {
        return values.body;
    }

    /** The platform's name for what happened; empty where it has none. */
    public String type() {
        return values.type;
    }

    /**
     * The key of the resource in whose lane it waits; null where it has none, so that nothing waits for it. A {@link
     * Identity#readable()} of the resource is for people.
     */
    public @Nullable Identity resource() {
        return values.resource;
    }

    /** How much is proven. */
    public Assurance assurance() {
        return values.assurance;
    }

    /** The configured name or position of the secret that matched. */
    public String keyId() {
        return values.keyId;
    }

    /** Whose secret it was, where keys are kept by owner; else null. */
    public @Nullable String keyOwner() {
        return values.keyOwner;
    }

    /** The signed time; null where none is signed. */
    public @Nullable Instant signedAt() {
        return values.signedAt;
    }

    /** When the request arrived. */
    public Instant receivedAt() {
        return values.receivedAt;
    }

    /** Values that the signature covered beside the body. */
    public Map<String, String> signedFields() {
        return values.signedFields;
    }

    /**
     * The W3C {@code traceparent} under which it was taken in, so that its handling belongs to the same trace; null for none.
     * Not covered by any proof: for tracing and nothing else.
     */
    public @Nullable String traceparent() {
        return values.traceparent;
    }

    /** Why it is to be kept as dead from the start; null for one that is to be handled. */
    public @Nullable DeadReason deadOnArrival() {
        return values.deadOnArrival;
    }

    @Override
    public String toString() {
        return "StoredDelivery[" + values.id + ", endpoint=" + values.endpoint + "]";
    }

    /** Collects a delivery. Not thread-safe. */
    public static final class Builder {

        private final String id;
        private final String endpoint;
        private final String platform;
        private final Identity identity;
        private byte[] body;
        private String type = "";
        private @Nullable Identity resource;
        private Assurance assurance = Assurance.SIGNED;
        private String keyId = "1";
        private @Nullable String keyOwner;
        private @Nullable Instant signedAt;
        private Instant receivedAt = Instant.EPOCH;
        private Map<String, String> signedFields = Map.of();
        private @Nullable String traceparent;
        private @Nullable DeadReason deadOnArrival;

        private Builder(String id, String endpoint, String platform, Identity identity, byte[] body) {
            this.id = Objects.requireNonNull(id, "id");
            this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
            this.platform = Objects.requireNonNull(platform, "platform");
            this.identity = Objects.requireNonNull(identity, "identity");
            this.body = Objects.requireNonNull(body, "body");
        }

        private Builder(Builder other) {
            this(other.id, other.endpoint, other.platform, other.identity, other.body);
            this.type = other.type;
            this.resource = other.resource;
            this.assurance = other.assurance;
            this.keyId = other.keyId;
            this.keyOwner = other.keyOwner;
            this.signedAt = other.signedAt;
            this.receivedAt = other.receivedAt;
            this.signedFields = other.signedFields;
            this.traceparent = other.traceparent;
            this.deadOnArrival = other.deadOnArrival;
        }

        /** Other bytes: those that the platform's API confirmed. */
        public Builder body(byte[] body) {
            this.body = body;
            return this;
        }

        /** The platform's name for what happened. */
        public Builder type(String type) {
            this.type = type;
            return this;
        }

        /** The resource in whose lane it waits. */
        public Builder resource(@Nullable Identity resource) {
            this.resource = resource;
            return this;
        }

        /** How much is proven. */
        public Builder assurance(Assurance assurance) {
            this.assurance = assurance;
            return this;
        }

        /** The secret that matched, and whose it is. */
        public Builder key(String keyId, @Nullable String keyOwner) {
            this.keyId = keyId;
            this.keyOwner = keyOwner;
            return this;
        }

        /** The signed time, if any, and the time of arrival. */
        public Builder times(@Nullable Instant signedAt, Instant receivedAt) {
            this.signedAt = signedAt;
            this.receivedAt = receivedAt;
            return this;
        }

        /** Values that the signature covered beside the body. */
        public Builder signedFields(Map<String, String> signedFields) {
            this.signedFields = Map.copyOf(signedFields);
            return this;
        }

        /** The trace that it belongs to; what is not a {@code traceparent} of W3C's version 00, letter by letter, is left out. */
        public Builder traceparent(@Nullable String traceparent) {
            this.traceparent =
                    traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent : null;
            return this;
        }

        /** Kept, but not handled. */
        public Builder deadOnArrival(@Nullable DeadReason reason) {
            this.deadOnArrival = reason;
            return this;
        }

        /** The delivery. */
        public StoredDelivery build() {
            return new StoredDelivery(new Builder(this));
        }
    }
}
