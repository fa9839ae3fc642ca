package dev.cuehook.testing;

import dev.cuehook.Secret;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes genuine requests of one platform. {@link Signers} has one for each built-in platform; {@link #of} makes one for
 * a platform of one's own. Implementations are immutable and thread-safe, and share no code with the verifiers.
 *
 * @since 0.1
 */
public interface Signer {

    /** The id of the platform whose requests it makes. */
    String platform();

    /** What the verifier must be given to take them as genuine: the secret, the URL token, or the public key. */
    Secret secret();

    /** Whose secret it is, where the platform's requests name that (an API key); null otherwise. */
    default @Nullable String owner() {
        return null;
    }

    /**
     * The request that the platform would send with this body at this time, to {@code
     * http://localhost:8080/webhooks/<platform>}; {@link SignedRequest#to} sends it elsewhere.
     */
    SignedRequest sign(byte[] body, Instant at);

    /** The request that the platform would send with this body now, by the system's clock. */
    default SignedRequest sign(byte[] body) {
        return sign(body, Instant.now());
    }

    /**
     * The request that the platform would send with this sample at this time.
     *
     * @throws IllegalArgumentException if the sample is of another platform
     */
    default SignedRequest sign(Sample sample, Instant at) {
        if (!sample.platform().equals(platform())) {
            throw new IllegalArgumentException("The sample is of platform '" + sample.platform() + "', this signer of '"
                    + platform() + "'. Use the signer of the sample's platform.");
        }
        return sign(sample.body(at), at);
    }

    /** The request that the platform would send with this sample now, by the system's clock. */
    default SignedRequest sign(Sample sample) {
        return sign(sample, Instant.now());
    }

    /**
     * A signer for a platform of one's own.
     *
     * @param secret what its verifier is given
     * @param signing makes the request; must be thread-safe
     */
    static Signer of(String platform, Secret secret, BiFunction<byte[], Instant, SignedRequest> signing) {
        Objects.requireNonNull(signing, "signing");
        return new Signer() {
            @Override
            public String platform() {
                return platform;
            }

            @Override
            public Secret secret() {
                return secret;
            }

            @Override
            public SignedRequest sign(byte[] body, Instant at) {
                return signing.apply(body, at);
            }

            @Override
            public String toString() {
                return "Signer[" + platform + "]";
            }
        };
    }
}
