package dev.cuehook.spring.test;

import dev.cuehook.receiver.EndpointInfo;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.testing.Sample;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;

/**
 * Delivers webhooks to the application of a {@link CuehookTest}, as its platforms would: signed, verified, kept, and handled
 * before the call returns. For use on the test's thread.
 *
 * @since 0.1
 */
public final class TestWebhooks {

    private final WebhookReceiver receiver;
    private final EndpointSigners signers;
    private final Attempts attempts;

    TestWebhooks(WebhookReceiver receiver, EndpointSigners signers, Attempts attempts) {
        this.receiver = receiver;
        this.signers = signers;
        this.attempts = attempts;
    }

    /**
     * Delivers a sample to an endpoint, signed with the first secret of its properties.
     *
     * @throws IllegalArgumentException if there is no such endpoint, or its properties hold no secret
     */
    public DeliveredWebhook deliver(String endpoint, Sample sample) {
        return send(sign(endpoint, sample));
    }

    /** Delivers a sample to an endpoint, signed by a signer of the test's own. */
    public DeliveredWebhook deliver(String endpoint, Signer signer, Sample sample) {
        return send(signer.sign(sample).to(signers.endpoint(endpoint).path()));
    }

    /** The request that {@link #deliver(String, Sample)} would send: to be tampered with, or for MockMvc. */
    public SignedRequest sign(String endpoint, Sample sample) {
        EndpointInfo known = signers.endpoint(endpoint);
        return signers.of(known).sign(sample).to(known.path());
    }

    /** Delivers a request as it is. */
    public DeliveredWebhook send(SignedRequest request) {
        receiver.receive(request.toWebhookRequest());
        var answer = attempts.lastAnswer();
        receiver.handleDue();
        String id = answer.id();
        return new DeliveredWebhook(
                answer.status(),
                answer.refusal(),
                id == null ? null : attempts.lastOf(id),
                id == null ? null : attempts.endOf(id));
    }

    /** Tries again what is due by the application's clock; how many attempts were made. */
    public int handleDue() {
        return receiver.handleDue();
    }
}
