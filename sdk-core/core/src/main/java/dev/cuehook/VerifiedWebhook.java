package dev.cuehook;

import dev.cuehook.internal.root.VerifiedDelivery;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery whose proof was checked. Only a {@link WebhookVerifier} makes one, so holding one means that the check was
 * done. Immutable and thread-safe; {@code toString} shows no body.
 *
 * @since 0.1
 */
public sealed interface VerifiedWebhook permits VerifiedDelivery {

    /** The platform's id, such as {@code fastpix}. */
    String platform();

    /** The endpoint that took it in; the platform's id where it was verified without a receiver. */
    String endpoint();

    /** How much is proven. */
    Assurance assurance();

    /** The configured name of the secret that matched, or its position ({@code 1} is the first). */
    String keyId();

    /** The tenant, webhook or API key to which the secret belongs, where keys are kept by owner; else null. */
    @Nullable
    String keyOwner();

    /** The time that the sender signed; null where the platform signs none. */
    @Nullable
    Instant signedAt();

    /** When the request arrived. */
    Instant receivedAt();

    /** What makes a repeat of this delivery recognizable; from signed material only. */
    Identity identity();

    /**
     * The verified bytes, not a copy: do not change them. Where a token carries the event (JW Player), these are the
     * token's payload and not the request's body.
     */
    byte[] body();

    /** Values that the signature covers beside the body, such as a message id, exactly as received; most often empty. */
    Map<String, String> signedFields();

    /**
     * This delivery as bytes, for a queue of one's own; {@link WebhookVerifier#restoreTrusted} reads it back. The bytes
     * carry the body but no proof: keep them where only you can write.
     */
    byte[] toBytes();

    /** How much is proven about a delivery. A closed set. */
    enum Assurance {
        /** A signature over the bytes was checked. */
        SIGNED,
        /** Only a secret token in the callback URL was checked: the platform signs nothing. */
        TOKEN,
        /** Token-checked, and the platform's API confirmed the values. */
        CONFIRMED
    }
}
