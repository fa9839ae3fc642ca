package dev.cuehook;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets while requests come in: for many tenants behind one URL, a vault, or secrets that change without a
 * restart.
 *
 * <p>The verifier asks {@link #ownerOf} for each request with a well-formed head, and {@link #load} only when its
 * bounded cache (60 seconds, also of "unknown") has no answer: one call at a time an owner, with a time limit of two
 * seconds. A source that throws or takes too long makes the answer 503, an unknown owner {@link Refusal#NO_KEY}. Where an
 * owner's secrets change to something unusable (an {@link IllegalArgumentException}, as {@link Secret#of} throws it for an
 * empty file, or a value that cannot be decoded), the former ones stay in use, with a warning.
 *
 * <p>Implementations must be thread-safe.
 *
 * @since 0.1
 */
public interface SecretSource {

    /**
     * Whose secret would have signed this request; null, or a name of more than 256 characters, refuses it, and an empty one
     * is nobody's in particular. What it sees is not verified: use it to look up and for nothing else. Called on the request's
     * thread without a time limit: read what is in the request, and leave what may block to {@link #load}.
     */
    @Nullable
    String ownerOf(WebhookHead head, UntrustedPeek peek);

    /** The secrets of an owner, current first; empty where the owner is unknown. */
    List<Secret> load(String owner) throws Exception;

    /** A source from two functions. */
    static SecretSource of(BiFunction<WebhookHead, UntrustedPeek, @Nullable String> ownerOf, Loader loader) {
        return new SecretSource() {
            @Override
            public @Nullable String ownerOf(WebhookHead head, UntrustedPeek peek) {
                return ownerOf.apply(head, peek);
            }

            @Override
            public List<Secret> load(String owner) throws Exception {
                return loader.load(owner);
            }
        };
    }

    /**
     * A source of one list of secrets for all requests: a vault or a database in which they may change. {@link
     * VerifiedWebhook#keyOwner()} stays null, as with configured secrets.
     */
    static SecretSource forEverybody(Callable<List<Secret>> secrets) {
        return of((head, peek) -> "", owner -> secrets.call());
    }

    /** Loads an owner's secrets. */
    @FunctionalInterface
    interface Loader {
        /** The secrets, current first; empty where the owner is unknown. */
        List<Secret> load(String owner) throws Exception;
    }

    /** A look at a body that nobody has verified. */
    interface UntrustedPeek {
        /**
         * The text at a JSON pointer of the unverified body (or token payload), such as {@code /data/tenant}; null where there
         * is none, or the body is no JSON object within the verifier's limits. Each call passes over the body once.
         */
        @Nullable
        String text(String pointer);
    }
}
