package dev.cuehook.stripe;

import static dev.cuehook.Refusal.SIGNATURE_MISMATCH;
import static dev.cuehook.sender.Sender.NOW;
import static dev.cuehook.sender.Sender.STRIPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.sender.Crypto;
import dev.cuehook.sender.Refused;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import org.junit.jupiter.api.Test;

class StripeVerificationTest {

    @Test
    void keepsThePrefixAsAPartOfTheKey() {
        String withoutPrefix = STRIPE.secret().substring("whsec_".length());

        assertThat(Refused.by(STRIPE.verifier(), STRIPE.sign(STRIPE.sampleBody(), NOW, withoutPrefix)))
                .isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void takesOneOfSeveralSignaturesAsWhileASecretIsRolled() {
        Wire old = STRIPE.sign(STRIPE.sampleBody(), NOW, STRIPE.otherSecret());
        String current = STRIPE.sample().header("Stripe-Signature");
        String v1 = current.substring(current.indexOf(",v1="));

        assertThat(Refused.by(STRIPE.verifier(), old.replacing("Stripe-Signature", value -> value + v1)))
                .isNull();
    }

    @Test
    void takesNoSignatureOfTheTestScheme() {
        String t = Sender.seconds(NOW);
        byte[] body = STRIPE.sampleBody();
        String mac = Crypto.hex(Crypto.hmacSha256(Crypto.utf8(STRIPE.secret()), Crypto.utf8(t + "."), body));

        assertThat(Refused.by(STRIPE.verifier(), Wire.of(body).with("Stripe-Signature", "t=" + t + ",v0=" + mac)))
                .isNotNull();
    }

    @Test
    void countsCreatedAsTheEventsTime() {
        assertThat(STRIPE.verifier()
                        .verifyAndParse(STRIPE.sample().request())
                        .envelope()
                        .occurredAt())
                .isEqualTo(NOW);
    }
}
