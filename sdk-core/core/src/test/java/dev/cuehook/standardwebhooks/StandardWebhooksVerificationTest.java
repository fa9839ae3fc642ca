package dev.cuehook.standardwebhooks;

import static dev.cuehook.Refusal.SIGNATURE_MALFORMED;
import static dev.cuehook.Refusal.SIGNATURE_MISMATCH;
import static dev.cuehook.Refusal.SIGNATURE_REPEATED;
import static dev.cuehook.sender.Crypto.base64;
import static dev.cuehook.sender.Crypto.utf8;
import static dev.cuehook.sender.Sender.CLOCK;
import static dev.cuehook.sender.Sender.NOW;
import static dev.cuehook.sender.Sender.STANDARD_WEBHOOKS;
import static dev.cuehook.sender.Sender.STANDARD_WEBHOOKS_ED25519;
import static dev.cuehook.sender.Sender.SVIX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.platform.SecretForm;
import dev.cuehook.sender.Crypto;
import dev.cuehook.sender.Refused;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.security.KeyPair;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksVerificationTest {

    private static final byte[] BODY = utf8("{\"type\":\"a\"}");
    private static final String T = Sender.seconds(NOW);

    private static WebhookVerifier<JsonEvent> verifier(String... secrets) {
        return StandardWebhooks.PLATFORM
                .verifier()
                .secrets(List.of(secrets).stream().map(Secret::of).toList())
                .clock(CLOCK)
                .build();
    }

    // Families

    @Test
    void takesEitherFamilyOfHeadersOnBothPlatforms() {
        for (Sender sender : List.of(STANDARD_WEBHOOKS, SVIX)) {
            for (String prefix : List.of("webhook", "svix")) {
                Wire wire = Sender.standard(prefix, "m", T, BODY, sender.secret());
                assertThat(Refused.by(sender.verifier(), wire)).isNull();
            }
        }
    }

    @Test
    void takesNoTimeAndNoIdFromTheOtherFamily() {
        WebhookVerifier<?> verifier = STANDARD_WEBHOOKS.verifier();
        Wire stale =
                Sender.standard("svix", "m", Sender.seconds(NOW.minusSeconds(3_600)), BODY, STANDARD_WEBHOOKS.secret());

        assertThat(Refused.by(verifier, stale.with("webhook-timestamp", T))).isEqualTo(SIGNATURE_REPEATED);
        assertThat(Refused.by(verifier, stale.with("webhook-id", "n"))).isEqualTo(SIGNATURE_REPEATED);
        assertThat(Refused.by(verifier, stale.with("webhook-signature", "v1,x")))
                .isEqualTo(SIGNATURE_REPEATED);
        assertThat(Refused.by(verifier, stale.renaming("svix-timestamp", "webhook-timestamp")))
                .isEqualTo(SIGNATURE_REPEATED);
    }

    @Test
    void handsOnWhatIsSignedBesideTheBody() {
        VerifiedWebhook webhook = STANDARD_WEBHOOKS
                .verifier()
                .verify(STANDARD_WEBHOOKS.sample().with("webhook-extra", "x").request());

        assertThat(webhook.signedFields()).isEqualTo(Map.of("id", "msg-1", "t", T));
        assertThat(webhook.signedAt()).isEqualTo(NOW);
    }

    // Secrets

    @Test
    void takesASecretWithItsPrefixOrWithout() {
        String secret = STANDARD_WEBHOOKS.secret();
        Wire wire = STANDARD_WEBHOOKS.sample();

        assertThat(Refused.by(verifier(secret), wire)).isNull();
        assertThat(Refused.by(verifier(secret.substring("whsec_".length())), wire))
                .isNull();
        assertThat(Refused.by(verifier(secret.replace("=", "")), wire)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whsec_",
                "whsec_=",
                "whsec_====",
                "whsec_a",
                "whsec_ab-_",
                "whsec_not base64",
                "whsec_whsec_YWJj",
                "WHSEC_YWJj",
                "whsk_YWJjZA==",
                "whsec_YR==",
                "whpk_",
                "whpk_YWJj",
                "whpk_not-base64!",
                "whpk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refusesSecretsOfAnotherFormWithoutPrintingThem(String secret) {
        assertThatThrownBy(() -> verifier(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Secret 1: The ")
                .hasMessageContaining(secret.startsWith("whpk_") ? "behind whpk_" : "not Base64 behind whsec_")
                .hasMessageNotContaining(secret.length() > 8 ? secret.substring(6) : "whsk_")
                .hasNoCause();
    }

    @Test
    void takesASecretAsTextWithItsPrefixWhereTold() {
        String secret = "whsec_text as it stands";
        WebhookVerifier<?> verifier = StandardWebhooks.PLATFORM
                .verifier()
                .secretForm(SecretForm.TEXT)
                .secrets(Secret.of(secret))
                .clock(CLOCK)
                .build();
        Wire wire = Wire.of(BODY).with("webhook-id", "m").with("webhook-timestamp", T);
        byte[] whole = Crypto.hmacSha256(Crypto.utf8(secret), Crypto.utf8("m." + T + "."), BODY);
        byte[] part = Crypto.hmacSha256(Crypto.utf8(secret.substring(6)), Crypto.utf8("m." + T + "."), BODY);

        assertThat(Refused.by(verifier, wire.with("webhook-signature", "v1," + base64(whole))))
                .isNull();
        assertThat(Refused.by(verifier, wire.with("webhook-signature", "v1," + base64(part))))
                .isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void saysWhichOfSeveralSecretsIsUnusable() {
        assertThatThrownBy(() -> verifier(STANDARD_WEBHOOKS.secret(), "whsec_###"))
                .hasMessageStartingWith("Secret 2: ");
        assertThatThrownBy(
                        () -> StandardWebhooks.verifier(Secret.of("whsec_###").named("old")))
                .hasMessageStartingWith("Secret old: ");
    }

    @Test
    void reportsTheNameOfTheSecretThatMatched() {
        WebhookVerifier<JsonEvent> verifier = StandardWebhooks.PLATFORM
                .verifier()
                .secrets(
                        Secret.of(STANDARD_WEBHOOKS.otherSecret()).named("new"),
                        Secret.of(STANDARD_WEBHOOKS.secret()).named("old"))
                .clock(CLOCK)
                .build();

        assertThat(verifier.verify(STANDARD_WEBHOOKS.sample().request()).keyId())
                .isEqualTo("old");
        assertThat(verifier.verify(STANDARD_WEBHOOKS
                                .sign(BODY, NOW, STANDARD_WEBHOOKS.otherSecret())
                                .request())
                        .keyId())
                .isEqualTo("new");
    }

    @Test
    void prefersTheCurrentSecretWhereBothSigned() {
        Wire byOld = STANDARD_WEBHOOKS.sample();
        Wire byNew = STANDARD_WEBHOOKS.sign(byOld.body(), NOW, STANDARD_WEBHOOKS.otherSecret());
        Wire both = byOld.replacing("webhook-signature", value -> value + " " + byNew.header("webhook-signature"));
        WebhookVerifier<JsonEvent> verifier = verifier(STANDARD_WEBHOOKS.otherSecret(), STANDARD_WEBHOOKS.secret());

        assertThat(verifier.verify(both.request()).keyId()).isEqualTo("1");
    }

    @Test
    void refusesTwoSecretsOfOneName() {
        assertThatThrownBy(() -> StandardWebhooks.verifier(
                        Secret.of(STANDARD_WEBHOOKS.secret()).named("a"),
                        Secret.of(STANDARD_WEBHOOKS.otherSecret()).named("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Two secrets are called 'a'");
        assertThatThrownBy(() -> StandardWebhooks.verifier(
                        Secret.of(STANDARD_WEBHOOKS.secret()),
                        Secret.of(STANDARD_WEBHOOKS.otherSecret()).named("1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // Ed25519

    @Test
    void takesSharedAndPublicKeysSideBySide() {
        WebhookVerifier<JsonEvent> both = verifier(STANDARD_WEBHOOKS.secret(), STANDARD_WEBHOOKS_ED25519.secret());

        assertThat(both.verify(STANDARD_WEBHOOKS.sample().request()).keyId()).isEqualTo("1");
        assertThat(both.verify(STANDARD_WEBHOOKS_ED25519.sample().request()).keyId())
                .isEqualTo("2");
        Wire two = STANDARD_WEBHOOKS_ED25519
                .sample()
                .replacing("webhook-signature", value -> "v1," + base64(new byte[32]) + " " + value);
        assertThat(both.verify(two.request()).keyId()).isEqualTo("2");
    }

    @Test
    void checksFourSignaturesWithAPublicKeyAndNoMore() {
        WebhookVerifier<?> verifier = STANDARD_WEBHOOKS_ED25519.verifier();
        String wrong = "v1a," + base64(new byte[64]) + " ";
        Wire genuine = STANDARD_WEBHOOKS_ED25519.sample();

        assertThat(Refused.by(verifier, genuine.replacing("webhook-signature", value -> wrong.repeat(3) + value)))
                .isNull();
        assertThat(Refused.by(verifier, genuine.replacing("webhook-signature", value -> wrong.repeat(4) + value)))
                .isEqualTo(SIGNATURE_MISMATCH);
        String another = "v1," + base64(new byte[32]) + " "; // not for this key, so it is not checked
        assertThat(Refused.by(verifier, genuine.replacing("webhook-signature", value -> another.repeat(9) + value)))
                .isNull();
    }

    @Test
    void checksEachVersionWithItsOwnKindOfKeyOnly() {
        Wire ed25519 = STANDARD_WEBHOOKS_ED25519.sample();
        WebhookVerifier<?> shared = STANDARD_WEBHOOKS.verifier();
        WebhookVerifier<?> publicKey = STANDARD_WEBHOOKS_ED25519.verifier();

        assertThat(Refused.by(shared, ed25519)).isEqualTo(SIGNATURE_MISMATCH);
        assertThat(Refused.by(publicKey, STANDARD_WEBHOOKS.sample())).isEqualTo(SIGNATURE_MISMATCH);
        assertThat(Refused.by(publicKey, ed25519.replacing("webhook-signature", value -> value.replace("v1a,", "v1,"))))
                .isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void letsNobodySignWithThePublicKeyAsIfItWereShared() {
        // The classic confusion of algorithms: an HMAC keyed with what everybody knows.
        String known = STANDARD_WEBHOOKS_ED25519.secret().substring("whpk_".length());
        Wire forged = Sender.standard("webhook", "m", T, BODY, "whsec_" + known);
        WebhookVerifier<?> publicKey = STANDARD_WEBHOOKS_ED25519.verifier();

        assertThat(Refused.by(publicKey, forged)).isEqualTo(SIGNATURE_MISMATCH);
        assertThat(Refused.by(publicKey, forged.replacing("webhook-signature", value -> value.replace("v1,", "v1a,"))))
                .isEqualTo(SIGNATURE_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 32, 63, 65, 128})
    void refusesEd25519SignaturesOfAnotherLength(int length) {
        Wire wire = STANDARD_WEBHOOKS_ED25519
                .sample()
                .replacing("webhook-signature", value -> "v1a," + base64(new byte[length]));

        assertThat(Refused.by(STANDARD_WEBHOOKS_ED25519.verifier(), wire)).isEqualTo(SIGNATURE_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "01",
                "ff",
                "7f",
                "80",
                "ed",
                "ec" // repeated: R off the curve, S beyond the order, the identity
            })
    void refusesEd25519SignaturesThatAreNoPoints(String octet) {
        byte[] signature = HexFormat.of().parseHex(octet.repeat(64));
        Wire wire =
                STANDARD_WEBHOOKS_ED25519.sample().replacing("webhook-signature", value -> "v1a," + base64(signature));

        assertThat(Refused.by(STANDARD_WEBHOOKS_ED25519.verifier(), wire)).isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void refusesASecondSpellingOfAnEd25519Signature() {
        // S + L signs the same for a verifier that does not reduce; then one delivery would have two signatures.
        java.math.BigInteger order = java.math.BigInteger.ONE
                .shiftLeft(252)
                .add(new java.math.BigInteger("27742317777372353535851937790883648493"));
        Wire wire = STANDARD_WEBHOOKS_ED25519.sample();
        byte[] signature = java.util.Base64.getDecoder()
                .decode(wire.header("webhook-signature").substring(4));
        byte[] s = new byte[32];
        for (int i = 0; i < 32; i++) {
            s[i] = signature[63 - i];
        }
        byte[] more = new java.math.BigInteger(1, s).add(order).toByteArray();
        for (int i = 0; i < 32; i++) {
            signature[32 + i] = i < more.length ? more[more.length - 1 - i] : 0;
        }

        assertThat(Refused.by(
                        STANDARD_WEBHOOKS_ED25519.verifier(),
                        wire.replacing("webhook-signature", value -> "v1a," + base64(signature))))
                .isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void refusesAPublicKeyThatIsNoPointOfTheCurveAtStart() {
        int refused = 0;
        for (int i = 0; i < 64; i++) {
            byte[] point = Crypto.sha256(new byte[] {(byte) i});
            try {
                verifier("whpk_" + base64(point));
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("not an Ed25519 public key").hasMessageNotContaining(base64(point));
                refused++;
            }
        }
        assertThat(refused).as("about half of all texts are no points").isBetween(16, 48);
    }

    @Test
    void refusesPublicKeysOfAnotherLength() {
        for (int length : new int[] {1, 31, 33, 44, 64}) {
            assertThatThrownBy(() -> verifier("whpk_" + base64(new byte[length])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The public key has " + length + " bytes; expected the 32");
        }
    }

    @Test
    void checksFourEd25519SignaturesAndNoMoreBecauseEachIsDear() {
        String none = "v1a," + base64(new byte[64]) + " ";
        Wire wire = STANDARD_WEBHOOKS_ED25519.sample();
        WebhookVerifier<?> publicKey = STANDARD_WEBHOOKS_ED25519.verifier();

        assertThat(Refused.by(publicKey, wire.replacing("webhook-signature", value -> none.repeat(3) + value)))
                .isNull();
        assertThat(Refused.by(publicKey, wire.replacing("webhook-signature", value -> none.repeat(4) + value)))
                .isEqualTo(SIGNATURE_MISMATCH);
        assertThat(Refused.by(publicKey, wire.replacing("webhook-signature", value -> "v1,AAAA ".repeat(20) + value)))
                .isNull();
    }

    @Test
    void takesWhatAnotherKeyPairSignedForItsPublicKeyOnly() {
        KeyPair pair = Crypto.ed25519();
        byte[] signature = Crypto.ed25519(pair.getPrivate(), utf8("m." + T + "."), BODY);
        Wire wire = Wire.of(BODY)
                .with("webhook-id", "m")
                .with("webhook-timestamp", T)
                .with("webhook-signature", "v1a," + base64(signature));

        assertThat(Refused.by(verifier("whpk_" + base64(Crypto.point(pair))), wire))
                .isNull();
        assertThat(Refused.by(STANDARD_WEBHOOKS_ED25519.verifier(), wire)).isEqualTo(SIGNATURE_MISMATCH);
        assertThat(Refused.by(
                        verifier("whpk_" + base64(Crypto.point(pair))),
                        wire.replacing(
                                "webhook-signature",
                                value -> "v1a," + base64(signature).replace("=", ""))))
                .isEqualTo(SIGNATURE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1767268800", "01767268800", "1767268800.0", "-1", "", " ", "x", "1767268800\u00a0"})
    void takesNoOtherSpellingOfTheTimeForTheSameSignature(String time) {
        Wire wire = STANDARD_WEBHOOKS.sample().replacing("webhook-timestamp", value -> time);

        assertThat(Refused.by(STANDARD_WEBHOOKS.verifier(), wire)).isIn(SIGNATURE_MALFORMED, SIGNATURE_MISMATCH);
    }
}
