package dev.cuehook.quickstart.docs;

import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.testing.SignedRequest;

/** Why a request is refused. */
final class RefusalOf {

    private RefusalOf() {}

    static String verifying(WebhookVerifier<?> verifier, SignedRequest request) {
        try {
            verifier.verify(request.toWebhookRequest());
            return "";
        } catch (WebhookRefusedException e) {
            return e.refusal().name();
        }
    }
}
