package dev.cuehook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Crypto;
import dev.cuehook.sender.Wire;
import java.security.KeyPair;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What does not hold together is found where a scheme is described, not at the first request. */
class HeaderSchemeBuilderTest {

    private static final Duration AGE = Duration.ofMinutes(5);

    @Test
    void needsAHeader() {
        refuses(() -> SignatureScheme.hmacSha256().build(), "No header is named");
    }

    @Test
    void needsTheBodyInTheContentOnce() {
        refuses(() -> SignatureScheme.hmacSha256().header("S").content("x").build(), "names {body} 0 times");
        refuses(
                () -> SignatureScheme.hmacSha256()
                        .header("S")
                        .content("{body}", "{body}")
                        .build(),
                "names {body} 2 times");
    }

    @Test
    void refusesATimeThatTheSignatureDoesNotCover() {
        HeaderFamily family = HeaderFamily.signature("S").field("id", "I");
        refuses(
                () -> SignatureScheme.hmacSha256()
                        .family(family)
                        .content("{id}", "{body}")
                        .time("t")
                        .maxAge(AGE)
                        .build(),
                "{t} is not part of the signed content");
        refuses(
                () -> SignatureScheme.hmacSha256()
                        .header("S")
                        .list("t", "v1")
                        .content("{body}")
                        .maxAge(AGE)
                        .build(),
                "A signed time needs its field");
    }

    @Test
    void refusesATimeWithoutAWindowAndAWindowWithoutATime() {
        refuses(
                () -> SignatureScheme.hmacSha256()
                        .header("S")
                        .list("t", "v1")
                        .content("{t}", "{body}")
                        .build(),
                "A signed time needs");
        refuses(() -> SignatureScheme.hmacSha256().header("S").maxAge(AGE).build(), "A signed time needs");
    }

    @Test
    void refusesAFieldInTheContentThatNoHeaderGives() {
        // It would have failed at every request.
        refuses(
                () -> SignatureScheme.hmacSha256()
                        .header("S")
                        .content("{id}", ".", "{body}")
                        .build(),
                "names {id}, which comes with no header");
        refuses(
                () -> SignatureScheme.hmacSha256()
                        .family(HeaderFamily.signature("S").field("id", "I"))
                        .family(HeaderFamily.signature("S2"))
                        .content("{id}", ".", "{body}")
                        .build(),
                "beside S2");
        refuses(
                () -> SignatureScheme.hmacSha256()
                        .header("S")
                        .list("t", "v1")
                        .versioned("v1")
                        .content("{t}", "{body}")
                        .maxAge(AGE)
                        .build(),
                "names {t}");
    }

    @Test
    void refusesAHeadersFieldThatIsNotSigned() {
        // It would have counted as signed, and could have become the identity.
        refuses(
                () -> SignatureScheme.hmacSha256()
                        .family(HeaderFamily.signature("S").field("id", "I"))
                        .build(),
                "{id} is not part of the signed content");
    }

    @Test
    void refusesFieldsThatClashWithTheBodyOrTheList() {
        refuses(
                () -> SignatureScheme.hmacSha256()
                        .family(HeaderFamily.signature("S").field("body", "B"))
                        .build(),
                "{body} is given by the body or the list already");
        refuses(
                () -> SignatureScheme.hmacSha256()
                        .family(HeaderFamily.signature("S").field("t", "T"))
                        .list("t", "v1")
                        .content("{t}", "{body}")
                        .maxAge(AGE)
                        .build(),
                "{t} is given by the body or the list already");
    }

    @Test
    void refusesAHeaderThatIsNamedTwice() {
        refuses(
                () -> SignatureScheme.hmacSha256().header("Sig").header("SIG").build(),
                "The header SIG is named twice");
        refuses(
                () -> SignatureScheme.hmacSha256()
                        .family(HeaderFamily.signature("S").field("id", "s"))
                        .content("{id}", "{body}")
                        .build(),
                "named twice");
    }

    @Test
    void refusesWindowsBeyondTheirCaps() {
        refuses(() -> new TimeWindow(Duration.ofHours(25), Duration.ZERO), "maxAge");
        refuses(() -> new TimeWindow(AGE, Duration.ofMinutes(61)), "maxAhead");
        refuses(() -> new TimeWindow(Duration.ofSeconds(-1), Duration.ZERO), "maxAge");
        refuses(() -> new TimeWindow(AGE, Duration.ofNanos(-1)), "maxAhead");
        assertThatCode(() -> new TimeWindow(Duration.ofDays(1), Duration.ofHours(1)))
                .doesNotThrowAnyException();
    }

    @Test
    void looksAMinuteAheadUnlessToldOtherwise() {
        SignatureScheme scheme = SignatureScheme.hmacSha256()
                .header("S")
                .list("t", "v1")
                .content("{t}", "{body}")
                .maxAge(AGE)
                .build();

        assertThat(scheme.window()).isEqualTo(new TimeWindow(AGE, Duration.ofMinutes(1)));
        SignatureScheme other = SignatureScheme.hmacSha256()
                .header("S")
                .list("t", "v1")
                .content("{t}", "{body}")
                .maxAge(AGE)
                .maxAhead(Duration.ofSeconds(7))
                .build();

        assertThat(other.window()).isEqualTo(new TimeWindow(AGE, Duration.ofSeconds(7)));
    }

    @Test
    void takesSharedAndPublicKeysEachBehindItsOwnPrefix() {
        KeyPair pair = Crypto.ed25519();
        byte[] key = Crypto.utf8("a shared key");
        SignatureScheme scheme = SignatureScheme.hmacSha256()
                .header("S")
                .versioned("v1")
                .orEd25519("v2", "public_")
                .secretPrefix("shared_")
                .secretForm(SecretForm.BASE64)
                .base64()
                .build();
        WebhookVerifier<JsonEvent> verifier = Platform.id("acme")
                .scheme(scheme)
                .events(JsonEvent.class, JsonEvent::new)
                .verifier(
                        Secret.of("shared_" + Crypto.base64(key)).named("shared"),
                        Secret.of("public_" + Crypto.base64(Crypto.point(pair))).named("public"));
        byte[] body = Crypto.utf8("{}");

        Wire shared = Wire.of(body).with("S", "v1," + Crypto.base64(Crypto.hmacSha256(key, body)));
        assertThat(verifier.verify(shared.request()).keyId()).isEqualTo("shared");
        Wire signed = Wire.of(body).with("S", "v2," + Crypto.base64(Crypto.ed25519(pair.getPrivate(), body)));
        assertThat(verifier.verify(signed.request()).keyId()).isEqualTo("public");
    }

    @Test
    void refusesNamesOfUrlParametersThatNeedEncoding() {
        for (String name : new String[] {"", " ", "a b", "a=b", "a&b", "tökén", "%74"}) {
            refuses(() -> SignatureScheme.urlToken(name), "parameter");
        }
    }

    @Test
    void refusesAnotherSecretFormWhereThereIsOneOnly() {
        refuses(() -> SignatureScheme.urlToken("token").withSecretForm(SecretForm.BASE64), "one form only");
        refuses(() -> SignatureScheme.jwtOfClaims("w").withSecretForm(SecretForm.BASE64), "one form only");
        refuses(() -> SignatureScheme.jwtOfBodyHash("h").withSecretForm(SecretForm.BASE64), "one form only");
    }

    private static void refuses(ThrowingCallable description, String message) {
        assertThatThrownBy(description)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
