package dev.cuehook.livekit;

import static dev.cuehook.Refusal.CLAIMS_MISMATCH;
import static dev.cuehook.Refusal.NO_KEY;
import static dev.cuehook.Refusal.SIGNATURE_MALFORMED;
import static dev.cuehook.Refusal.SIGNATURE_MISMATCH;
import static dev.cuehook.Refusal.TOO_NEW;
import static dev.cuehook.Refusal.TOO_OLD;
import static dev.cuehook.sender.Crypto.base64;
import static dev.cuehook.sender.Crypto.base64Url;
import static dev.cuehook.sender.Crypto.hex;
import static dev.cuehook.sender.Crypto.sha256;
import static dev.cuehook.sender.Crypto.utf8;
import static dev.cuehook.sender.Sender.API_KEY;
import static dev.cuehook.sender.Sender.CLOCK;
import static dev.cuehook.sender.Sender.LIVEKIT;
import static dev.cuehook.sender.Sender.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.sender.Jwt;
import dev.cuehook.sender.Refused;
import dev.cuehook.sender.Wire;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LiveKit's token: it holds the body's digest, the API key and its own life span. */
class LiveKitVerificationTest {

    private static final byte[] BODY = LIVEKIT.sampleBody();
    private static final String HASH = base64(sha256(BODY));

    private final WebhookVerifier<JsonEvent> verifier = LiveKit.PLATFORM
            .verifier()
            .secretOf(API_KEY, Secret.of(LIVEKIT.secret()))
            .clock(CLOCK)
            .build();

    private @Nullable Refusal refusal(String claims) {
        return Refused.by(verifier, wire(claims));
    }

    private static Wire wire(String claims) {
        return Wire.of(BODY).with("Authorization", Jwt.of(utf8(claims), LIVEKIT.secret()));
    }

    private static String claims(String more) {
        return "{\"iss\":\"" + API_KEY + "\",\"sha256\":\"" + HASH + "\"" + more + "}";
    }

    @Test
    void takesTheTokenWithBearerAndWithout() {
        Wire wire = LIVEKIT.sample();

        assertThat(Refused.by(verifier, wire)).isNull();
        assertThat(Refused.by(verifier, wire.replacing("Authorization", value -> "Bearer " + value)))
                .isNull();
        assertThat(Refused.by(verifier, wire.replacing("Authorization", value -> "bearer " + value)))
                .isNull();
        assertThat(Refused.by(verifier, wire.replacing("Authorization", value -> "Basic " + value)))
                .isEqualTo(SIGNATURE_MALFORMED);
        assertThat(Refused.by(verifier, wire.replacing("Authorization", value -> "Bearer\t" + value)))
                .isEqualTo(SIGNATURE_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"0, ", "10, ", "11, TOO_OLD", "3600, TOO_OLD", "-300, "})
    void heedsExpWithTenSecondsOfLeeway(long secondsAgo, @Nullable Refusal expected) {
        long exp = NOW.minusSeconds(secondsAgo).getEpochSecond();

        assertThat(refusal(claims(",\"exp\":" + exp))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, ", "10, ", "11, TOO_NEW", "3600, TOO_NEW", "-300, "})
    void heedsNbfWithTenSecondsOfLeeway(long secondsAhead, @Nullable Refusal expected) {
        long nbf = NOW.plusSeconds(secondsAhead).getEpochSecond();

        assertThat(refusal(claims(",\"nbf\":" + nbf))).isEqualTo(expected);
    }

    @Test
    void heedsBothAndSaysWhichItWas() {
        assertThatThrownBy(() -> verifier.verify(wire(claims(",\"exp\":1")).request()))
                .hasMessageContaining("exp")
                .hasMessageContaining("clock");
        assertThat(refusal(claims(",\"exp\":1,\"nbf\":99999999999"))).isEqualTo(TOO_OLD);
        assertThat(refusal(claims(",\"nbf\":99999999999"))).isEqualTo(TOO_NEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"exp\":\"soon\"",
                ",\"exp\":1e999",
                ",\"exp\":99999999999999999999999",
                ",\"exp\":{}",
                ",\"exp\":[1]",
                ",\"nbf\":\"x\"",
                ",\"nbf\":-99999999999999999999",
                ",\"exp\":true"
            })
    void refusesALifeSpanThatIsNone(String more) {
        assertThat(refusal(claims(more))).isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void ignoresTheLifeSpanWhereTheAgeIsIgnoredAndNothingElse() {
        WebhookVerifier<JsonEvent> ageless = verifier.ignoringAge();

        assertThat(Refused.by(ageless, wire(claims(",\"exp\":1")))).isNull();
        assertThat(Refused.by(ageless, wire(claims(",\"nbf\":99999999999")))).isNull();
        assertThat(Refused.by(ageless, wire(claims(",\"exp\":1")).withBody("{}")))
                .isEqualTo(CLAIMS_MISMATCH);
        assertThat(Refused.by(verifier, wire(claims(",\"exp\":1")))).isEqualTo(TOO_OLD);
    }

    @Test
    void needsTheBodysDigestInStandardBase64() {
        byte[] hash = sha256(BODY);
        assertThat(refusal("{\"iss\":\"" + API_KEY + "\"}")).isEqualTo(SIGNATURE_MALFORMED);
        for (String other : new String[] {
            "", hex(hash).substring(1), base64(hash).replace("=", ""), base64(hash) + "=", " " + base64(hash), "###"
        }) {
            assertThat(refusal("{\"iss\":\"" + API_KEY + "\",\"sha256\":\"" + other + "\"}"))
                    .as(other)
                    .isEqualTo(SIGNATURE_MALFORMED);
        }
        for (String other : new String[] {hex(hash), base64(new byte[32]), base64(new byte[31]), "AA=="}) {
            assertThat(refusal("{\"iss\":\"" + API_KEY + "\",\"sha256\":\"" + other + "\"}"))
                    .as(other)
                    .isEqualTo(CLAIMS_MISMATCH);
        }
        assertThat(refusal("{\"iss\":\"" + API_KEY + "\",\"sha256\":5}")).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal("{\"iss\":\"" + API_KEY + "\",\"SHA256\":\"" + HASH + "\"}"))
                .isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void takesTheKeyOfTheApiKeyInIssOnly() {
        WebhookVerifier<JsonEvent> two = LiveKit.PLATFORM
                .verifier()
                .secretOf(API_KEY, Secret.of(LIVEKIT.secret()))
                .secretOf("APIother", Secret.of(LIVEKIT.otherSecret()))
                .clock(CLOCK)
                .build();
        String other = claims("").replace(API_KEY, "APIother");

        assertThat(Refused.by(two, wire(other))).isEqualTo(SIGNATURE_MISMATCH);
        VerifiedWebhook webhook = two.verify(Wire.of(BODY)
                .with("Authorization", Jwt.of(utf8(other), LIVEKIT.otherSecret()))
                .request());
        assertThat(webhook.keyOwner()).isEqualTo("APIother");
        assertThat(webhook.keyId()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"APIunknown\"", "\"\"", "null", "5", "[\"APIcuehook\"]", "\"apicuehook\""})
    void knowsNoKeyForAnotherIssuer(String issuer) {
        // java-jwt refuses an issuer that is no text, but no key is found before it is asked.
        assertThat(refusal("{\"iss\":" + issuer + ",\"sha256\":\"" + HASH + "\"}"))
                .isEqualTo(NO_KEY);
        assertThat(refusal("{\"sha256\":\"" + HASH + "\"}")).isEqualTo(NO_KEY);
    }

    @Test
    void pinsTheAlgorithm() {
        for (String alg : new String[] {"none", "HS512", "RS256"}) {
            String token = Jwt.of(utf8("{\"alg\":\"" + alg + "\"}"), utf8(claims("")), LIVEKIT.secret());
            assertThat(Refused.by(verifier, Wire.of(BODY).with("Authorization", token)))
                    .isEqualTo(SIGNATURE_MALFORMED);
        }
        String unsigned = base64Url(utf8("{\"alg\":\"none\"}")) + "." + base64Url(utf8(claims(""))) + ".";
        assertThat(Refused.by(verifier, Wire.of(BODY).with("Authorization", unsigned)))
                .isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void verifiesTheBodysBytesAndKnowsItByItsId() {
        VerifiedWebhook webhook = verifier.verify(LIVEKIT.sample().request());

        assertThat(webhook.body()).isEqualTo(BODY);
        assertThat(webhook.identity().readable()).isEqualTo("e-1");
        assertThat(verifier.parse(webhook).envelope().type()).isEqualTo("room_started");
        assertThat(Refused.by(verifier, LIVEKIT.sample().withBody(utf8(" {}")))).isEqualTo(CLAIMS_MISMATCH);
    }

    @Test
    void hasNoWindowOfItsOwn() {
        assertThat(LiveKit.PLATFORM.scheme().window()).isNull();
        assertThatThrownBy(() -> LiveKit.PLATFORM
                        .verifier()
                        .secretOf(API_KEY, Secret.of("s"))
                        .maxAge(Duration.ofMinutes(1))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
