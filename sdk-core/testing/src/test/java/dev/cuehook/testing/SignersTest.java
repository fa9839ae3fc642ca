package dev.cuehook.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.Platforms;
import dev.cuehook.platform.SecretForm;
import dev.cuehook.platform.VerifierBuilder;
import dev.cuehook.standardwebhooks.StandardWebhooks;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignersTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final byte[] BODY = "{\"type\":\"video.media.ready\",\"data\":{\"id\":\"abc-123\"}}".getBytes(UTF_8);

    static Iterable<String> platforms() {
        return Signers.platforms();
    }

    @Test
    void thereIsOneForEveryBuiltInPlatform() {
        assertThat(Signers.platforms()).containsAll(Platforms.load().ids());
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void signsWithASecretMadeForTests(String id) {
        Signer signer = Signers.forPlatform(id);
        Platform<?> platform = Platforms.load().find(id).orElseThrow();
        VerifierBuilder<?> builder = platform.verifier().clock(SettableClock.at(NOW));
        String owner = signer.owner();
        WebhookVerifier<?> verifier =
                (owner == null ? builder.secrets(signer.secret()) : builder.secretOf(owner, signer.secret())).build();

        SignedRequest request = signer.sign(BODY, NOW);

        assertThat(signer.platform()).isEqualTo(id);
        assertThat(verifier.verify(request.toWebhookRequest()).body()).isEqualTo(BODY);
        assertThat(request.url()).startsWith("http://localhost:8080/webhooks/" + id);
        assertThat(request.header("content-type")).startsWith("application/");
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void showsNoSecret(String id) {
        Signer signer = Signers.forPlatform(id);
        String secret = new String(signer.secret().revealSecretBytes(), UTF_8);

        assertThat(signer.toString()).doesNotContain(secret);
        assertThat(signer.sign(BODY, NOW).toString()).doesNotContain(secret).doesNotContain("token");
    }

    /** Computed with: printf '%s' "$body" | openssl dgst -sha256 -hmac … (-hex, or -binary | base64). */
    @Test
    void signsAsOpensslDoes() {
        assertThat(Signers.flowplayer("demo-secret").sign(BODY, NOW).header("X-FP-Webhook-Signature-Hmac-Sha-256"))
                .isEqualTo("4974d96218d1b21a655137ab626617d03dddd8b4931b73d60f6958e9714bcddd");
        String signingSecret = Base64.getEncoder().encodeToString("demo-secret".getBytes(UTF_8));
        assertThat(Signers.fastPix(signingSecret).sign(BODY, NOW).header("FastPix-Signature"))
                .isEqualTo("SXTZYhjRshplUTerYmYX0D3d2LSTG3PWD2lY6XFLzd0=");
        assertThat(Signers.mux("demo-secret").sign(BODY, NOW).header("Mux-Signature"))
                .isEqualTo("t=1772600767,v1=1e2ed3d792d56bd427355d7dd9d400879eef4aeedfff288647affa2b888a0eda");
    }

    @Test
    void signsWithTheTextOfAFastPixSecretWhereTheVerifierTakesItSo() {
        Signer signer = Signers.fastPix("not Base64!", SecretForm.TEXT);
        WebhookVerifier<FastPixEvent> verifier = FastPix.PLATFORM
                .verifier()
                .secretForm(SecretForm.TEXT)
                .secrets(signer.secret())
                .build();

        assertThat(verifier.verify(signer.sign(BODY).toWebhookRequest()).body()).isEqualTo(BODY);
    }

    @Test
    void signsWithEd25519() throws Exception {
        Signer signer =
                Signers.standardWebhooks(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        WebhookVerifier<?> verifier = StandardWebhooks.verifier(signer.secret());

        SignedRequest request = signer.sign(BODY);

        assertThat(request.header("webhook-signature")).startsWith("v1a,");
        assertThat(verifier.verify(request.toWebhookRequest()).body()).isEqualTo(BODY);
    }

    @Test
    void aMessageSignedAgainLaterIsTheSameMessage() {
        Signer signer = Signers.forPlatform("svix");
        SignedRequest later = signer.sign(BODY, NOW.plus(Duration.ofMinutes(1)));

        assertThat(later.header("svix-id")).isEqualTo(signer.sign(BODY, NOW).header("svix-id"));
        assertThat(later.header("svix-timestamp"))
                .isNotEqualTo(signer.sign(BODY, NOW).header("svix-timestamp"));
        assertThat(signer.sign(new byte[0], NOW).header("svix-id")).isNotEqualTo(later.header("svix-id"));
    }

    @Test
    void refusesASampleOfAnotherPlatform() {
        assertThatThrownBy(() -> Signers.forPlatform("mux").sign(FastPixSamples.mediaReady()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fastpix");
    }

    @Test
    void saysWhichPlatformsItKnows() {
        assertThatThrownBy(() -> Signers.forPlatform("acme"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acme")
                .hasMessageContaining("Signer.of");
    }

    @Test
    void refusesASecretThatItsPlatformCannotHave() {
        assertThatThrownBy(() -> Signers.fastPix("n*t base64"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("n*t");
        assertThatThrownBy(() -> Signers.standardWebhooks("whsec_n*t")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsNothingOfAnOwnSignersSecret() {
        Signer signer = Signer.of("acme", Secret.of("acme-secret"), (body, at) -> SignedRequest.post("/", body));

        assertThat(signer).hasToString("Signer[acme]");
    }
}
