package dev.cuehook.flowplayer;

import static dev.cuehook.Refusal.SIGNATURE_MALFORMED;
import static dev.cuehook.Refusal.SIGNATURE_MISMATCH;
import static dev.cuehook.Refusal.TOKEN_MISSING;
import static dev.cuehook.sender.Crypto.base64;
import static dev.cuehook.sender.Crypto.hex;
import static dev.cuehook.sender.Crypto.hmacSha256;
import static dev.cuehook.sender.Crypto.utf8;
import static dev.cuehook.sender.Sender.FLOWPLAYER;
import static dev.cuehook.sender.Sender.WOWZA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Refused;
import dev.cuehook.sender.Wire;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowplayerVerificationTest {

    private static final String HEADER = "X-FP-Webhook-Signature-Hmac-Sha-256";

    private final WebhookVerifier<FlowplayerEvent> verifier = Flowplayer.verifier(Secret.of(FLOWPLAYER.secret()));

    /** The first case of RFC 4231, whose result is published. */
    @Test
    void makesThePublishedMac() {
        WebhookVerifier<FlowplayerEvent> jefe = Flowplayer.verifier(Secret.of("Jefe"));
        Wire wire = Wire.of("what do ya want for nothing?")
                .with(HEADER, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");

        assertThat(Refused.by(jefe, wire)).isNull();
    }

    @Test
    void takesHexInEitherCase() {
        assertThat(Refused.by(verifier, FLOWPLAYER.sample().replacing(HEADER, value -> value.toUpperCase(Locale.ROOT))))
                .isNull();
    }

    @Test
    void takesNoOtherEncoding() {
        byte[] mac = hmacSha256(utf8(FLOWPLAYER.secret()), FLOWPLAYER.sampleBody());
        Wire wire = FLOWPLAYER.sample();

        assertThat(Refused.by(verifier, wire.replacing(HEADER, value -> base64(mac))))
                .isEqualTo(SIGNATURE_MALFORMED);
        assertThat(Refused.by(verifier, wire.replacing(HEADER, value -> "sha256=" + value)))
                .isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void takesTheSecretsTextWholeAlsoWhereItLooksEncoded() {
        String secret = "whsec_YWJjZA==";
        byte[] body = FLOWPLAYER.sampleBody();
        WebhookVerifier<FlowplayerEvent> text = Flowplayer.verifier(Secret.of(secret));

        assertThat(Refused.by(text, Wire.of(body).with(HEADER, hex(hmacSha256(utf8(secret), body)))))
                .isNull();
        assertThat(Refused.by(
                        text,
                        Wire.of(body)
                                .with(HEADER, hex(hmacSha256(Base64.getDecoder().decode("YWJjZA=="), body)))))
                .isEqualTo(SIGNATURE_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n", "{}", "{\"a\":1}\r\n", "{\"a\":\"•é😀\"}", "\uFEFF{}", "\u0000", "%%%"})
    void signsTheBodysBytesWhateverTheyAre(String body) {
        assertThat(Refused.by(verifier, FLOWPLAYER.sign(body))).isNull();
        assertThat(Refused.by(verifier, FLOWPLAYER.sign(body).withBody(body + "\n")))
                .isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void signsBytesThatAreNoText() {
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        assertThat(Refused.by(verifier, FLOWPLAYER.sign(body))).isNull();
    }

    @Test
    void letsFlowplayersSignatureProveNothingToWowza() {
        assertThat(Refused.by(WOWZA.verifier(), FLOWPLAYER.sample())).isEqualTo(TOKEN_MISSING);
    }
}
