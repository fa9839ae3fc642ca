package dev.cuehook.internal.root;

import dev.cuehook.Identity;
import dev.cuehook.VerifiedWebhook;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one implementation of {@link VerifiedWebhook}. The identity needs a look into the body, so it is made when asked for. */
public final class VerifiedDelivery implements VerifiedWebhook {

    private final Proof proof;
    private final byte[] body;
    private final Function<VerifiedDelivery, Identity> identify;
    private volatile @Nullable Identity identity;

    /** A delivery with this proof. */
    public VerifiedDelivery(Proof proof, byte[] body, Function<VerifiedDelivery, Identity> identify) {
        this.proof = proof;
        this.body = body;
        this.identify = identify;
    }

    /** A delivery that was identified before. */
    public VerifiedDelivery(Proof proof, byte[] body, Identity identity) {
        this(proof, body, ignored -> identity);
    }

    /** Everything that is proven or noted beside the body. */
    public record Proof(
            String platform,
            String endpoint,
            Assurance assurance,
            String keyId,
            @Nullable String keyOwner,
            @Nullable Instant signedAt,
            Instant receivedAt,
            Map<String, String> signedFields) {

        /** Copies the fields, unless they cannot change. */
        public Proof {
            signedFields = signedFields instanceof SignedFields ? signedFields : Map.copyOf(signedFields);
        }
    }

    /** What makes the identity; of a delivery that was checked just now, its verifier's own. */
    public Function<VerifiedDelivery, Identity> identifier() {
        return identify;
    }

    /** The proof. */
    public Proof proof() {
        return proof;
    }

    /** The same delivery, on another level of assurance and perhaps with the values that the platform's API returned. */
    public VerifiedDelivery confirmed(byte[] confirmedBody) {
        Identity same = identity();
        Proof higher = new Proof(
                proof.platform,
                proof.endpoint,
                Assurance.CONFIRMED,
                proof.keyId,
                proof.keyOwner,
                proof.signedAt,
                proof.receivedAt,
                proof.signedFields);
        return new VerifiedDelivery(higher, confirmedBody, ignored -> same);
    }

    @Override
    public String platform() {
        return proof.platform;
    }

    @Override
    public String endpoint() {
        return proof.endpoint;
    }

    @Override
    public Assurance assurance() {
        return proof.assurance;
    }

    @Override
    public String keyId() {
        return proof.keyId;
    }

    @Override
    public @Nullable String keyOwner() {
        return proof.keyOwner;
    }

    @Override
    public @Nullable Instant signedAt() {
        return proof.signedAt;
    }

    @Override
    public Instant receivedAt() {
        return proof.receivedAt;
    }

    @Override
    public Identity identity() {
        Identity known = identity;
        if (known == null) {
            known = identify.apply(this);
            identity = known;
        }
        return known;
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public Map<String, String> signedFields() {
        return proof.signedFields;
    }

    @Override
    public byte[] toBytes() {
        return DeliveryBytes.write(this);
    }

    @Override
    public String toString() {
        return "VerifiedWebhook[" + platform() + ", endpoint=" + endpoint() + ", " + assurance() + ", key=" + keyId()
                + "]";
    }
}
