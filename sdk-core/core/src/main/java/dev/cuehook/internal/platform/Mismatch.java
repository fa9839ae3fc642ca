package dev.cuehook.internal.platform;

import dev.cuehook.Refusal;

/** What a refusal by the keys means to who looks for the cause. */
final class Mismatch {

    private static final String UNCHANGED = "make sure that nothing changes the body before the receiver reads it.";

    /** Kept: it is what a flood of forged requests gets. */
    private static final String OF_ONE_KEY = mismatch(1);

    private Mismatch() {}

    /** What was found, and what to do; {@code tried} is the number of keys. */
    static String detail(Refusal refusal, int tried) {
        return switch (refusal) {
            case SIGNATURE_MISMATCH -> tried == 1 ? OF_ONE_KEY : mismatch(tried);
            case TOKEN_MISMATCH ->
                "none of " + tried
                        + " URL token(s) matched. Compare the callback URL that the platform was given with the configuration.";
            case NO_KEY -> "no secret is configured for the owner that the request names";
            case CLAIMS_MISMATCH -> "the token is genuine, but what it says is not this body; " + UNCHANGED;
            case TOO_OLD -> "the token's own life span (exp) is over. Check this machine's clock.";
            case TOO_NEW -> "the token's own life span (nbf) has not begun. Check this machine's clock.";
            default -> "the proof has not the platform's form";
        };
    }

    private static String mismatch(int tried) {
        return "none of " + tried + " key(s) matched. Compare the secret with the platform's dashboard, and "
                + UNCHANGED;
    }
}
