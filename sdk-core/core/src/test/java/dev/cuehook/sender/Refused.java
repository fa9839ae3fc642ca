package dev.cuehook.sender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookVerifier;
import org.jspecify.annotations.Nullable;

/** What a verifier says to a request. */
public final class Refused {

    private Refused() {}

    /** The reason of a refusal; null where the request is accepted. Anything else that is thrown goes on. */
    public static @Nullable Refusal by(WebhookVerifier<?> verifier, Wire wire) {
        try {
            assertThat(verifier.verify(wire.request())).isNotNull();
            return null;
        } catch (WebhookRefusedException e) {
            assertThat(e.response().status()).isEqualTo(401);
            assertThat(e).hasMessageStartingWith(e.refusal().name());
            return e.refusal();
        }
    }
}
