package dev.cuehook;

import dev.cuehook.internal.root.AbstractVerifier;

/**
 * Decides whether a request really comes from the platform, and reads its event. Built by a platform's
 * {@code verifier(…)}; immutable and thread-safe: build one and keep it.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>The check runs over the exact bytes given, before anything parses them.
 *   <li>Comparison time does not depend on where two signatures differ.
 *   <li>A signed time outside the window is refused, past and future, where the platform signs one.
 *   <li>No request makes a verb throw anything but a {@link WebhookException}.
 * </ul>
 *
 * <p>What it does not do: remember. A genuine delivery that comes twice passes twice; that is what a receiver's inbox, or
 * a dedupe store, is for.
 *
 * @param <E> the platform's family of events
 * @since 0.1
 */
public sealed interface WebhookVerifier<E extends WebhookEvent> permits AbstractVerifier {

    /** The id of the platform, such as {@code fastpix}. */
    String platform();

    /**
     * Checks a request's proof.
     *
     * @throws WebhookRefusedException if it is not genuine, or not fresh
     * @throws WebhookHandshakeException if it is the platform's probe, which is answered and is no event
     * @throws WebhookUnavailableException if that cannot be decided now
     */
    VerifiedWebhook verify(WebhookRequest request);

    /**
     * Reads the event of a delivery that this platform's verifier made.
     *
     * @throws WebhookUnreadableException if the body is not one JSON object within the limits
     * @throws IllegalArgumentException if the delivery is of another platform
     */
    E parse(VerifiedWebhook webhook);

    /**
     * {@link #verify} and then {@link #parse}.
     *
     * @throws WebhookException as these do
     */
    default E verifyAndParse(WebhookRequest request) {
        return parse(verify(request));
    }

    /**
     * Reads back what {@link VerifiedWebhook#toBytes()} wrote. Trusts the bytes: nothing is verified again.
     *
     * @throws IllegalArgumentException if the bytes are not such a form, or of another platform
     */
    VerifiedWebhook restoreTrusted(byte[] bytes);

    /** A verifier that checks the proof but not its age, for requests that were stored and are verified later. */
    WebhookVerifier<E> ignoringAge();
}
