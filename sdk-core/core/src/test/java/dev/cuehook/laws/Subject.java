package dev.cuehook.laws;

import static dev.cuehook.sender.Sender.CLOCK;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Sender;

/** What the laws are tried on: makes a verify function for a platform with these secrets. */
@FunctionalInterface
interface Subject {

    /** The real thing. */
    Subject REAL = (sender, secrets) -> {
        WebhookVerifier<?> verifier = sender.builder(secrets).clock(CLOCK).build();
        return request -> {
            VerifiedWebhook webhook = verifier.verify(request);
            verifier.parse(webhook);
            return new Proven(webhook.body(), webhook.identity().hex());
        };
    };

    Verify of(Sender sender, String... secrets);

    default Verify of(Sender sender) {
        return of(sender, sender.secret());
    }

    /** Verifies a request and reads its event. */
    @FunctionalInterface
    interface Verify {
        Proven verify(WebhookRequest request);
    }

    /** What is handed on: the bytes, and the key by which a repeat is known. */
    record Proven(byte[] body, String identity) {}
}
