package dev.cuehook;

/**
 * Why a delivery was not accepted as genuine. A closed set: it changes only in a major version.
 *
 * <p>The sender never learns the reason, only logs, metrics and the caller do.
 *
 * @since 0.1
 */
public enum Refusal {
    /** The request carries no signature where the platform puts it. */
    SIGNATURE_MISSING,
    /** A signature, or a value that is signed with it, is there but has not the platform's form. */
    SIGNATURE_MALFORMED,
    /** A signature, id or time is there twice, or two header families are mixed. */
    SIGNATURE_REPEATED,
    /** The signature is well formed and was not made with any configured secret over these bytes. */
    SIGNATURE_MISMATCH,
    /** The token is genuine, but its claims do not fit this body. */
    CLAIMS_MISMATCH,
    /** The callback URL carries no token. */
    TOKEN_MISSING,
    /** The callback URL's token is none of the configured ones, or is there twice. */
    TOKEN_MISMATCH,
    /** No secret is known for the key, webhook or tenant that the request names. */
    NO_KEY,
    /** The signed time is further in the past than the verifier's {@code maxAge}, or a token's own life span is over. */
    TOO_OLD,
    /** The signed time is further ahead of the clock than the verifier's {@code maxAhead}, or a token is not valid yet. */
    TOO_NEW,
    /** The request does not come from a network that the endpoint allows. */
    SOURCE_NOT_ALLOWED
}
