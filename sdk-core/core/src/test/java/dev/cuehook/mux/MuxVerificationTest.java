package dev.cuehook.mux;

import static dev.cuehook.Refusal.SIGNATURE_MISMATCH;
import static dev.cuehook.Refusal.SIGNATURE_MISSING;
import static dev.cuehook.sender.Sender.MUX;
import static dev.cuehook.sender.Sender.NOW;
import static dev.cuehook.sender.Sender.STRIPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.sender.Refused;
import dev.cuehook.sender.Sender;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MuxVerificationTest {

    @Test
    void handsOnTheSignedTimeAndTheEvent() {
        WebhookVerifier<?> verifier = MUX.verifier();
        VerifiedWebhook webhook = verifier.verify(MUX.sample().request());

        assertThat(webhook.signedFields()).isEqualTo(Map.of("t", Sender.seconds(NOW)));
        assertThat(webhook.identity().readable()).isEqualTo("e-1");
        assertThat(verifier.parse(webhook)).isInstanceOfSatisfying(JsonEvent.class, event -> {
            assertThat(event.envelope().type()).isEqualTo("video.asset.ready");
            assertThat(event.envelope().id()).isEqualTo("e-1");
            assertThat(event.body().text("/object/id")).isEqualTo("a-1");
        });
    }

    @Test
    void takesNoTimeThatWasNotSignedWithTheBody() {
        String fresh = Sender.seconds(NOW);
        String stale = Sender.seconds(NOW.minusSeconds(3_600));

        assertThat(Refused.by(
                        MUX.verifier(),
                        MUX.sign(MUX.sampleBody(), NOW.minusSeconds(3_600), MUX.secret())
                                .replacing("Mux-Signature", value -> value.replace(stale, fresh))))
                .isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void takesNoSignatureUnderAnothersHeader() {
        assertThat(Refused.by(STRIPE.verifier(), MUX.sample())).isEqualTo(SIGNATURE_MISSING);
        assertThat(Refused.by(MUX.verifier(), MUX.sample().renaming("Mux-Signature", "X-Mux-Signature")))
                .isEqualTo(SIGNATURE_MISSING);
    }
}
