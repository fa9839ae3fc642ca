package dev.cuehook.fastpix;

import static dev.cuehook.Refusal.SIGNATURE_MALFORMED;
import static dev.cuehook.Refusal.SIGNATURE_MISMATCH;
import static dev.cuehook.Refusal.SIGNATURE_MISSING;
import static dev.cuehook.sender.Crypto.base64;
import static dev.cuehook.sender.Crypto.hmacSha256;
import static dev.cuehook.sender.Crypto.utf8;
import static dev.cuehook.sender.Sender.CLOCK;
import static dev.cuehook.sender.Sender.FASTPIX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Secret;
import dev.cuehook.WebhookHandshakeException;
import dev.cuehook.WebhookUnavailableException;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.SecretForm;
import dev.cuehook.sender.Refused;
import dev.cuehook.sender.Wire;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FastPix's probe, its state without a secret, its test deliveries, and the forms of its secret. */
class FastPixVerificationTest {

    private static final String HEADER = "FastPix-Signature";

    private final WebhookVerifier<FastPixEvent> verifier = FastPix.verifier(Secret.of(FASTPIX.secret()));
    private final WebhookVerifier<FastPixEvent> awaiting =
            FastPix.PLATFORM.verifier().awaitingSecret().clock(CLOCK).build();

    static String[] probes() {
        return new String[] {"", "{}", " ", "{ }", "\r\n{\t}\n", " ".repeat(64), " ".repeat(62) + "{}"};
    }

    static String[] noProbes() {
        return new String[] {
            " ".repeat(65),
            " ".repeat(63) + "{}",
            "[]",
            "null",
            "0",
            "\"\"",
            "\uFEFF",
            "\uFEFF{}",
            "{}{}",
            "{\"a\":1}",
            "{",
            "\u0000",
            "\u00a0"
        };
    }

    @ParameterizedTest
    @MethodSource("probes")
    void answersAnUnsignedEmptyRequestAsTheProbe(String body) {
        for (WebhookVerifier<?> either : new WebhookVerifier<?>[] {verifier, awaiting}) {
            assertThatThrownBy(() -> either.verify(Wire.of(body).request()))
                    .isInstanceOfSatisfying(WebhookHandshakeException.class, e -> {
                        assertThat(e).hasMessage("probe");
                        assertThat(e.response().status()).isEqualTo(200);
                        assertThat(e.response().body()).isEmpty();
                    });
            assertThatThrownBy(() -> either.verifyAndParse(Wire.of(body).request()))
                    .isInstanceOf(WebhookHandshakeException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("noProbes")
    void refusesEveryOtherUnsignedRequest(String body) {
        assertThat(Refused.by(verifier, Wire.of(body))).isEqualTo(SIGNATURE_MISSING);
        assertThat(Refused.by(verifier, Wire.of(body).with("X-Signature", "x"))).isEqualTo(SIGNATURE_MISSING);
    }

    @ParameterizedTest
    @MethodSource("probes")
    void takesNoProbeWithASignatureHeader(String body) {
        assertThat(Refused.by(verifier, Wire.of(body).with(HEADER, ""))).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(Refused.by(verifier, Wire.of(body).with(HEADER, " "))).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(Refused.by(verifier, Wire.of(body).with(HEADER, "x"))).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(Refused.by(verifier, Wire.of(body).with(HEADER, base64(new byte[32]))))
                .isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void answersEverythingButTheProbeWith503WhileTheSecretIsAwaited() {
        for (Wire wire : new Wire[] {
            FASTPIX.sample(),
            FASTPIX.sample().withBody("{}"),
            FASTPIX.sample().replacing(HEADER, ignored -> "###"),
            FASTPIX.sample().replacing(HEADER, ignored -> ""),
            FASTPIX.sample().with(HEADER, "x"),
            Wire.of("{\"a\":1}"),
            Wire.of(" ".repeat(65))
        }) {
            assertThatThrownBy(() -> awaiting.verify(wire.request()))
                    .isInstanceOfSatisfying(WebhookUnavailableException.class, e -> {
                        assertThat(e.response().status()).isEqualTo(503);
                        assertThat(e.response().headers()).containsKey("Retry-After");
                        assertThat(e).hasMessageContaining("No secret is configured yet");
                    });
        }
    }

    @Test
    void awaitsNoSecretWhereOneIsGivenAndNoOtherPlatformDoes() {
        assertThatThrownBy(() -> FastPix.PLATFORM
                        .verifier()
                        .awaitingSecret()
                        .secrets(Secret.of(FASTPIX.secret()))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exactly one of them");
        assertThatThrownBy(() -> dev.cuehook.mux.Mux.PLATFORM.verifier().awaitingSecret())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mux");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"message\":\"hello\"}", "{\"type\":null,\"id\":null}", "{\"type\":\"\",\"id\":\"\"}"})
    void answersASignedObjectWithoutTypeAndIdAsATest(String body) {
        Wire wire = FASTPIX.sign(body);

        assertThat(verifier.verify(wire.request()).body()).isEqualTo(wire.body());
        assertThatThrownBy(() -> verifier.verifyAndParse(wire.request()))
                .isInstanceOfSatisfying(WebhookHandshakeException.class, e -> {
                    assertThat(e).hasMessage("test");
                    assertThat(e.response().status()).isEqualTo(200);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"x\"}", "{\"id\":\"x\"}", "{\"type\":\"x\",\"id\":\"y\"}"})
    void takesAnObjectWithEitherAsAnEvent(String body) {
        assertThat(verifier.verifyAndParse(FASTPIX.sign(body).request())).isInstanceOf(FastPixEvent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "1", "\"{}\"", "{", "{}{}", "{} x", "\uFEFF{}", "{\"id\":1,\"id\":2}"})
    void calls400WhatIsSignedAndNotOneObject(String body) {
        Wire wire = FASTPIX.sign(body);

        assertThat(verifier.verify(wire.request()).body()).isEqualTo(wire.body());
        assertThatThrownBy(() -> verifier.verifyAndParse(wire.request()))
                .isInstanceOfSatisfying(
                        WebhookUnreadableException.class,
                        e -> assertThat(e.response().status()).isEqualTo(400));
    }

    @Test
    void callsABadSignatureOnBadJsonABadSignature() {
        Wire wire = FASTPIX.sign("{").withBody("{{");

        assertThatThrownBy(() -> verifier.verifyAndParse(wire.request()))
                .isInstanceOf(dev.cuehook.WebhookRefusedException.class);
    }

    @Test
    void takesTheSecretsTextAsTheKeyOnlyWhereAskedTo() {
        WebhookVerifier<FastPixEvent> text = FastPix.PLATFORM
                .verifier()
                .secretForm(SecretForm.TEXT)
                .secrets(Secret.of(FASTPIX.secret()))
                .build();
        byte[] body = FASTPIX.sampleBody();
        Wire ofText = Wire.of(body).with(HEADER, base64(hmacSha256(utf8(FASTPIX.secret()), body)));

        assertThat(Refused.by(text, ofText)).isNull();
        assertThat(Refused.by(verifier, ofText)).isEqualTo(SIGNATURE_MISMATCH);
        assertThat(Refused.by(text, FASTPIX.sample())).isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void takesASecretWithoutItsPaddingAsTheSameKey() {
        byte[] key = Base64.getDecoder().decode("c2VjcmV0LW9mLXR3ZW50eS1iLg==");
        byte[] body = FASTPIX.sampleBody();
        Wire wire = Wire.of(body).with(HEADER, base64(hmacSha256(key, body)));

        assertThat(Refused.by(FastPix.verifier(Secret.of("c2VjcmV0LW9mLXR3ZW50eS1iLg==")), wire))
                .isNull();
        assertThat(Refused.by(FastPix.verifier(Secret.of("c2VjcmV0LW9mLXR3ZW50eS1iLg")), wire))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zufall, kein base64!",
                "c2VjcmV0LW9mLXR3ZW50eS1iLh==",
                "c2VjcmV0-_==",
                "c2VjcmV0L",
                "====",
                "geheimnis-ü"
            })
    void refusesASecretThatIsNotBase64WithoutPrintingIt(String secret) {
        assertThatThrownBy(() -> FastPix.verifier(Secret.of(secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Secret 1: The secret is not Base64. Copy")
                .hasMessageNotContaining(secret)
                .hasMessageNotContaining(secret.substring(0, 4));
    }

    @Test
    void refusesTheSignatureInAnotherEncoding() {
        byte[] body = FASTPIX.sampleBody();
        byte[] mac = hmacSha256(Base64.getDecoder().decode(FASTPIX.secret()), body);

        assertThat(Refused.by(verifier, Wire.of(body).with(HEADER, dev.cuehook.sender.Crypto.hex(mac))))
                .isEqualTo(SIGNATURE_MISMATCH);
        assertThat(Refused.by(verifier, Wire.of(body).with(HEADER, "sha256=" + base64(mac))))
                .isEqualTo(SIGNATURE_MALFORMED);
        assertThat(Refused.by(verifier, Wire.of(body).with(HEADER, base64(mac).replace("=", ""))))
                .isEqualTo(SIGNATURE_MALFORMED);
    }
}
