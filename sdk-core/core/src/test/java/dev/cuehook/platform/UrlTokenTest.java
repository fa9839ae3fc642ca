package dev.cuehook.platform;

import static dev.cuehook.Refusal.TOKEN_MISMATCH;
import static dev.cuehook.Refusal.TOKEN_MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Refused;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token in the callback URL: compared raw, there once, and never called a signature. */
class UrlTokenTest {

    private static final String TOKEN = "aB3.x_y~z-0123456789";

    private final WebhookVerifier<JsonEvent> verifier = Platform.id("acme")
            .scheme(SignatureScheme.urlToken("token"))
            .identity("/id")
            .events(JsonEvent.class, JsonEvent::new)
            .verifier(Secret.of(TOKEN));

    private @Nullable Refusal refusal(String query) {
        return Refused.by(verifier, Wire.of("{\"id\":1}").withUrl("/hook" + query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?token=" + TOKEN, "?a=b&token=" + TOKEN, "?token=" + TOKEN + "&a=b", "?&&token=" + TOKEN + "&&",
                "?tokens=x&token=" + TOKEN, "?xtoken=x&token=" + TOKEN, "?Token=x&token=" + TOKEN, "?tok&token=" + TOKEN
            })
    void isFoundAmongOtherParameters(String query) {
        assertThat(refusal(query)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?&",
                "?a=b",
                "?tokens=" + TOKEN,
                "?xtoken=" + TOKEN,
                "?%74oken=" + TOKEN,
                "?Token=" + TOKEN,
                "?TOKEN=" + TOKEN,
                "? token=" + TOKEN,
                "?tok=en=" + TOKEN,
                "?a=token=" + TOKEN,
                "?;token=" + TOKEN,
                "?a=b;token=" + TOKEN,
                "#token=" + TOKEN,
                "?tokenx",
                "?token%3D" + TOKEN,
                "?=" + TOKEN,
                "?" + TOKEN
            })
    void isMissingUnderEveryOtherName(String query) {
        assertThat(refusal(query)).isEqualTo(TOKEN_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?token",
                "?token=",
                "?token=&a=b",
                "?token&a=b",
                "?token=x",
                "?token==" + TOKEN,
                "?token= " + TOKEN,
                "?token=" + TOKEN + " ",
                "?token=" + TOKEN + "0",
                "?token=" + TOKEN + "%00",
                "?token=aB3%2Ex_y~z-0123456789",
                "?token=%61B3.x_y~z-0123456789",
                "?token=AB3.X_Y~Z-0123456789",
                "?token=aB3.x_y~z-012345678",
                "?token=" + TOKEN + "?",
                "?token=" + TOKEN + ";a=b",
                "?token=" + TOKEN + "=",
                "?token=+" + TOKEN
            })
    void mismatchesInEveryOtherSpelling(String query) {
        assertThat(refusal(query)).isEqualTo(TOKEN_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?token=" + TOKEN + "&token=" + TOKEN, "?token=" + TOKEN + "&token=x", "?token=x&token=" + TOKEN,
                "?token&token=" + TOKEN, "?token=" + TOKEN + "&token", "?token=" + TOKEN + "&token="
            })
    void isRefusedWhereItIsThereTwice(String query) {
        assertThat(refusal(query)).isEqualTo(TOKEN_MISMATCH);
    }

    @Test
    void isNotTakenFromAHeaderOrTheBody() {
        Wire wire = Wire.of("token=" + TOKEN).with("token", TOKEN).with("Authorization", "Bearer " + TOKEN);

        assertThat(Refused.by(verifier, wire)).isEqualTo(TOKEN_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "123456789012345",
                "0123456789abcde+",
                "0123456789abcde/",
                "0123456789abcde=",
                "0123456789abcde%",
                "0123456789 abcdef",
                "0123456789abcdé",
                "0123456789abcde&",
                "0123456789abcde?",
                "0123456789abcde#"
            })
    void isRefusedAtStartIfShortOrOddWithoutBeingPrinted(String token) {
        assertThatThrownBy(() -> Sender.SHOTSTACK.builder(token).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 16")
                .hasMessageContaining("openssl rand")
                .hasMessageNotContaining(token);
    }

    @Test
    void saysWhetherATokenIsTooShortOrHasACharacterThatAUrlWouldEncode() {
        assertThatThrownBy(() -> Sender.SHOTSTACK.builder("0123456789abcde").build())
                .hasMessageContaining("has 15 characters;");
        assertThatThrownBy(() -> Sender.SHOTSTACK.builder("0123456789abcde%").build())
                .hasMessageContaining("has a character that a URL would encode;");
    }

    @Test
    void needsSixteenCharactersAndNoMore() {
        assertThatCode(() -> Sender.SHOTSTACK.builder("0123456789abcdef").build())
                .doesNotThrowAnyException();
    }

    @Test
    void provesATokenAndNoSignature() {
        VerifiedWebhook webhook = verifier.verify(
                Wire.of("{\"id\":1}").withUrl("/hook?token=" + TOKEN).request());

        assertThat(webhook.assurance()).isEqualTo(Assurance.TOKEN);
        assertThat(webhook.signedFields()).isEmpty();
        assertThat(webhook.signedAt()).isNull();
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#tokens")
    void identifiesADeliveryByItsBodyAndByNothingThatAnotherBodyCouldClaim(Sender sender) {
        WebhookVerifier<?> platform = sender.verifier();
        VerifiedWebhook one = platform.verify(sender.sample().request());
        VerifiedWebhook two = platform.verify(
                sender.sign(new String(sender.sampleBody(), java.nio.charset.StandardCharsets.UTF_8).replace("{", "{ "))
                        .request());

        assertThat(two.identity()).isNotEqualTo(one.identity());
        assertThat(one.identity().readable()).startsWith("sha256:");
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#tokens")
    void doesNotLookAtSignatureHeaders(Sender sender) {
        assertThat(Refused.by(sender.verifier(), sender.sample().with("X-Signature", "whatever")))
                .isNull();
    }
}
