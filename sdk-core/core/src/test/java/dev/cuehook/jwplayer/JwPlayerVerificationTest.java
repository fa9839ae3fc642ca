package dev.cuehook.jwplayer;

import static dev.cuehook.Refusal.CLAIMS_MISMATCH;
import static dev.cuehook.Refusal.NO_KEY;
import static dev.cuehook.Refusal.SIGNATURE_MALFORMED;
import static dev.cuehook.Refusal.SIGNATURE_MISMATCH;
import static dev.cuehook.Refusal.SIGNATURE_MISSING;
import static dev.cuehook.Refusal.SIGNATURE_REPEATED;
import static dev.cuehook.sender.Crypto.base64Url;
import static dev.cuehook.sender.Crypto.hmac;
import static dev.cuehook.sender.Crypto.utf8;
import static dev.cuehook.sender.Sender.JWPLAYER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookException;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Crypto;
import dev.cuehook.sender.Jwt;
import dev.cuehook.sender.Refused;
import dev.cuehook.sender.Wire;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JW's token: its claims are the event, the body must equal them, and nothing on the wire chooses how it is checked. */
class JwPlayerVerificationTest {

    private static final String SECRET = JWPLAYER.secret();
    private static final byte[] EVENT = JWPLAYER.sampleBody();

    private final WebhookVerifier<JwPlayerEvent> verifier = JwPlayer.verifier(Secret.of(SECRET));

    private @Nullable Refusal refusal(String token) {
        return refusal(token, EVENT);
    }

    private @Nullable Refusal refusal(String token, byte[] body) {
        return Refused.by(verifier, bearer(token, body));
    }

    private static Wire bearer(String token, byte[] body) {
        return Wire.of(body).with("Authorization", "Bearer " + token);
    }

    private static String withHeader(String header) {
        return Jwt.of(utf8(header), EVENT, SECRET);
    }

    // The body against the claims

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"event\":\"x\",\"n\":1.0,\"o\":{\"a\":[1,2],\"b\":null}} | {\"event\":\"x\",\"n\":1.0,\"o\":{\"a\":[1,2],\"b\":null}}",
                "{\"event\":\"x\",\"n\":1.0} | { \"event\" : \"x\",\t\"n\" : 1.0 }",
                "{\"event\":\"x\",\"n\":1.0} | {\"n\":1.0,\"event\":\"x\"}",
                "{\"event\":\"x\",\"o\":{\"a\":1,\"b\":2}} | {\"o\":{\"b\":2,\"a\":1},\"event\":\"x\"}",
                "{\"event\":\"é\"} | {\"event\":\"\\u00e9\"}",
            })
    void takesABodyThatIsTheSameValueAndHandsOnTheTokensPayload(String claims, String body) {
        VerifiedWebhook webhook =
                verifier.verify(bearer(Jwt.of(utf8(claims), SECRET), utf8(body)).request());

        assertThat(webhook.body()).isEqualTo(utf8(claims));
        assertThat(verifier.parse(webhook).envelope().raw().bytes()).isEqualTo(utf8(claims));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"event\":\"x\"} | {\"event\":\"y\"}",
                "{\"event\":\"x\",\"n\":1} | {\"event\":\"x\",\"n\":1.0}",
                "{\"event\":\"x\",\"n\":10} | {\"event\":\"x\",\"n\":1e1}",
                "{\"event\":\"x\",\"n\":1} | {\"event\":\"x\",\"n\":\"1\"}",
                "{\"event\":\"x\"} | {\"event\":\"x\",\"event\":\"x\"}",
                "{\"event\":\"x\"} | {\"event\":\"y\",\"event\":\"x\"}",
                "{\"event\":\"x\"} | {\"event\":\"x\"}{\"event\":\"y\"}",
                "{\"event\":\"x\"} | {\"event\":\"x\"} x",
                "{\"event\":\"x\"} | {\"event\":\"x\",\"more\":null}",
                "{\"event\":\"x\",\"iat\":1} | {\"event\":\"x\"}",
                "{\"event\":\"x\"} | [{\"event\":\"x\"}]",
                "{\"event\":\"x\"} | {}",
                "{\"event\":\"x\"} | ~~",
                "{\"event\":\"x\"} | null",
                "{\"event\":\"x\"} | {\"event\":\"x\"",
                "{\"event\":{\"a\":1}} | {\"event\":{\"a\":2}}",
            })
    void refusesABodyThatIsAnother(String claims, String body) {
        assertThat(refusal(Jwt.of(utf8(claims), SECRET), utf8(body))).isEqualTo(CLAIMS_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b2261223a22c0ae227d",
                "7b2261223a22f4908080227d",
                "7b2261223a22ff227d",
                "7b2261223a22eda080227d"
            })
    void refusesABodyThatIsNoUtf8AlsoWhereTheTokenSaysTheSame(String hex) {
        byte[] invalid = HexFormat.of().parseHex(hex);

        assertThat(refusal(Jwt.of(utf8("{\"a\":\".\"}"), SECRET), invalid)).isEqualTo(CLAIMS_MISMATCH);
        assertGivesNoEvent(invalid);
    }

    /** Genuine, perhaps, and no event: it may be refused as no JWT, or be unreadable. */
    private void assertGivesNoEvent(byte[] claims) {
        WebhookRequest request = bearer(Jwt.of(claims, SECRET), claims).request();
        assertThatThrownBy(() -> verifier.verifyAndParse(request))
                .isInstanceOfAny(WebhookUnreadableException.class, WebhookRefusedException.class);
    }

    @Test
    void aGenuineEventThatIsNoStrictJsonIsUnreadableAndNotForged() {
        for (String claims : new String[] {
            "{\"event\":\"x\",\"event\":\"x\"}", "{\"n\":" + "1".repeat(129) + "}", "{\"" + "n".repeat(257) + "\":1}"
        }) {
            WebhookRequest request =
                    bearer(Jwt.of(utf8(claims), SECRET), utf8(claims)).request();
            assertThatThrownBy(() -> verifier.verifyAndParse(request)).isInstanceOf(WebhookUnreadableException.class);
        }
    }

    @Test
    void refusesABodyNestedDeeperThanAnyParserShouldGo() {
        byte[] deep = utf8("{\"a\":" + "[".repeat(500_000) + "]".repeat(500_000) + "}");

        assertThat(refusal(Jwt.of(EVENT, SECRET), deep)).isEqualTo(CLAIMS_MISMATCH);
        assertThat(refusal(Jwt.of(utf8("{\"a\":" + "[".repeat(100_000)), SECRET), deep))
                .isNotNull();
    }

    // The header of the token

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"None\"}",
                "{\"alg\":\"NONE\"}",
                "{\"alg\":\"hs256\"}",
                "{\"alg\":\"HS384\"}",
                "{\"alg\":\"HS512\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":\"ES256\"}",
                "{\"alg\":\"\"}",
                "{\"alg\":null}",
                "{\"alg\":256}",
                "{\"alg\":[\"HS256\"]}",
                "{\"alg\":{\"a\":\"HS256\"}}",
                "{}",
                "{\"ALG\":\"HS256\"}",
                "{\"alg\":\"HS256 \"}",
                "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
                "{\"alg\":\"none\",\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"HS256\",\"crit\":[]}",
                "{\"alg\":\"HS256\",\"crit\":null}",
                "{\"alg\":\"HS256\",\"b64\":false}",
                "{\"alg\":\"HS256\",\"b64\":true}",
                "{\"alg\":\"HS256\"}{}",
                "{\"alg\":\"HS256\"} x",
                "[]",
                "null",
                "\"HS256\"",
                "1",
                "{",
                "{\"alg\":\"HS256\"",
                "[{\"alg\":\"HS256\"}]",
                "\uFEFF{\"alg\":\"HS256\"}",
                "{'alg':'HS256'}"
            })
    void refusesAHeaderThatIsNotPlainHs256AlthoughItIsSigned(String header) {
        assertThat(refusal(withHeader(header))).isEqualTo(SIGNATURE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\"}",
                "{\"typ\":\"JWT\",\"alg\":\"HS256\"}",
                "{ \"alg\" : \"HS256\" }",
                "{\"alg\":\"\\u0048S256\"}",
                "{\"alg\":\"HS256\",\"kid\":\"../../etc/passwd\"}",
                "{\"alg\":\"HS256\",\"jku\":\"https://attacker.example\"}",
                "{\"alg\":\"HS256\",\"x\":{\"y\":[1]}}"
            })
    void takesAHeaderThatSaysHs256WhateverElseItNames(String header) {
        assertThat(refusal(withHeader(header))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"typ\":null}",
                "{\"alg\":\"HS256\",\"cty\":null}",
                "{\"alg\":\"HS256\",\"kid\":null}",
                "{\"alg\":\"HS256\",\"typ\":5}",
                "{\"alg\":\"HS256\",\"kid\":{}}"
            })
    void survivesHeaderValuesThatTheLibraryMayNotExpect(String header) {
        assertThat(refusal(withHeader(header))).isIn(null, SIGNATURE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":null}", "{\"iss\":null}", "{\"exp\":null}", "{\"exp\":\"soon\"}", "{\"exp\":1e999}",
                        "{\"exp\":-1}",
                "{\"exp\":99999999999999999999}", "{\"nbf\":{}}", "{\"iat\":[]}", "{\"aud\":{}}", "{\"aud\":[null]}",
                        "{\"aud\":5}",
                "{\"sub\":5}", "{\"jti\":[]}", "{\"iss\":{\"a\":null}}"
            })
    void survivesClaimsThatTheLibraryMayNotExpect(String claims) {
        // Registered claims mean nothing in an event; what java-jwt makes of them may be a refusal, never another
        // failure.
        assertThat(refusal(Jwt.of(utf8(claims), SECRET), utf8(claims))).isIn(null, SIGNATURE_MALFORMED);
    }

    @Test
    void heedsNoLifeSpanBecauseNoneIsPartOfTheScheme() {
        byte[] event = utf8("{\"event\":\"x\",\"exp\":1,\"nbf\":99999999999}");

        assertThat(refusal(Jwt.of(event, SECRET), event)).isNull();
    }

    @Test
    void refusesATokenWithoutASignature() {
        String unsigned = base64Url(utf8("{\"alg\":\"none\"}")) + "." + base64Url(EVENT) + ".";
        String hs256 = base64Url(utf8(Jwt.HS256)) + "." + base64Url(EVENT);

        assertThat(refusal(unsigned)).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal(hs256 + ".")).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal(hs256)).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal(hs256 + "." + base64Url(new byte[32]))).isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void refusesASignatureOfAnotherAlgorithm() throws GeneralSecurityException {
        String signed = base64Url(utf8(Jwt.HS256)) + "." + base64Url(EVENT);
        byte[] hs512 = hmac("HmacSHA512", utf8(SECRET), utf8(signed));
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Signature rs256 = Signature.getInstance("SHA256withRSA");
        rs256.initSign(rsa.getPrivate());
        rs256.update(utf8(signed));

        assertThat(refusal(signed + "." + base64Url(hs512))).isEqualTo(SIGNATURE_MISMATCH);
        assertThat(refusal(signed + "." + base64Url(rs256.sign()))).isEqualTo(SIGNATURE_MISMATCH);
    }

    // The form of the token

    @Test
    void refusesSegmentsThatAreNotCanonicalUnpaddedBase64Url() {
        String[] good = Jwt.of(EVENT, SECRET).split("\\.", -1);
        String header = good[0];
        String padded = header.length() % 4 == 0 ? header + "====" : header + "=".repeat(4 - header.length() % 4);

        assertThat(refusal(Jwt.signed(padded + "." + good[1], SECRET))).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal(good[0] + "." + good[1] + "." + good[2] + "=")).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal(Jwt.signed(good[0] + "." + good[1].replace('-', '+').replace('_', '/') + "+", SECRET)))
                .isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal(Jwt.signed(good[0] + "." + good[1] + "\n", SECRET))).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal(Jwt.signed(good[0] + ". " + good[1], SECRET))).isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void refusesSpareBitsBehindTheLastByteOfEachSegment() {
        // 32 bytes of signature leave two bits of the last character unused.
        String[] good = Jwt.of(utf8("{\"a\":12345}"), SECRET).split("\\.", -1); // 11 bytes: two unused bits as well
        byte[] body = utf8("{\"a\":12345}");
        assertThat(refusal(String.join(".", good), body)).isNull();

        for (int segment : new int[] {1, 2}) {
            String[] other = good.clone();
            String text = good[segment];
            other[segment] = text.substring(0, text.length() - 1) + next(text.charAt(text.length() - 1));
            assertThat(Base64.getUrlDecoder().decode(other[segment]))
                    .as("the JDK reads both as the same bytes")
                    .isEqualTo(Base64.getUrlDecoder().decode(text));
            String token = segment == 1 ? Jwt.signed(other[0] + "." + other[1], SECRET) : String.join(".", other);
            assertThat(refusal(token, body)).isEqualTo(SIGNATURE_MALFORMED);
        }
    }

    /** The next character of the alphabet, which differs in the lowest bit if the first is even. */
    private static char next(char c) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet.charAt(alphabet.indexOf(c) ^ 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "a.b", "a.b.c.d", ".", "..", "...", "a..c", ".b.c", "a.b.", "a b.c.d", "é.b.c", "a.b.c."
            })
    void refusesWhatHasNotThreeSegments(String token) {
        assertThat(refusal(token)).isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void refusesFourSegmentsWhicheverIsEmpty() {
        String good = Jwt.of(EVENT, SECRET);

        assertThat(refusal(good + ".")).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal(good + ".x")).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal("." + good)).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal(good + "." + good)).isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void refusesAHugeToken() {
        byte[] event = utf8("{\"event\":\"" + "x".repeat(800_000) + "\"}");

        assertThat(refusal(Jwt.of(event, SECRET), event)).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal("a".repeat(2_000_000))).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(refusal(".".repeat(2_000_000))).isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void takesATokenOfExactlyTheLimit() {
        byte[] event = utf8("{\"event\":\"" + "x".repeat(786_359) + "\"}");
        byte[] longer = utf8("{\"event\":\"" + "x".repeat(786_360) + "\"}");

        assertThat(Jwt.of(event, SECRET)).hasSize(1 << 20);
        assertThat(refusal(Jwt.of(event, SECRET), event)).isNull();
        assertThat(refusal(Jwt.of(longer, SECRET), longer)).isEqualTo(SIGNATURE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "[]",
                "null",
                "\"x\"",
                "",
                "{",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "\uFEFF{}",
                "{\"a\":1,}",
                "{\"a\":1}//"
            })
    void givesNoEventOutOfAPayloadThatIsNotOneStrictObjectAlthoughTheBodyEqualsIt(String claims) {
        assertGivesNoEvent(utf8(claims));
    }

    // The header of the request

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   ", "  Bearer "})
    void takesTheSchemesNameInAnyCase(String prefix) {
        assertThat(Refused.by(verifier, Wire.of(EVENT).with("Authorization", prefix + Jwt.of(EVENT, SECRET) + " ")))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer\t", "Basic ", "JWT ", "Token ", "Bearer:", "Bearer, ", "Bearer Bearer ", "bеarer "})
    void refusesATokenUnderAnotherScheme(String prefix) {
        assertThat(Refused.by(verifier, Wire.of(EVENT).with("Authorization", prefix + Jwt.of(EVENT, SECRET))))
                .isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void needsOneAuthorization() {
        Wire wire = JWPLAYER.sample();

        assertThat(Refused.by(verifier, wire.without("Authorization"))).isEqualTo(SIGNATURE_MISSING);
        assertThat(Refused.by(verifier, Wire.of(EVENT).with("Authorization", " ")))
                .isEqualTo(SIGNATURE_MISSING);
        assertThat(Refused.by(verifier, wire.with("authorization", "Basic eA==")))
                .isEqualTo(SIGNATURE_REPEATED);
        assertThat(Refused.by(verifier, wire.replacing("Authorization", value -> value + ", " + value)))
                .isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void takesNoTokenFromTheUrl() {
        Wire wire = Wire.of(EVENT).withUrl("/webhooks/jw?access_token=" + Jwt.of(EVENT, SECRET));

        assertThat(Refused.by(verifier, wire)).isEqualTo(SIGNATURE_MISSING);
    }

    // The choice of the secret

    @Test
    void choosesTheSecretByTheWebhookThatTheTokenNames() {
        WebhookVerifier<JwPlayerEvent> owned = JwPlayer.verifier(
                jw -> jw.webhook("w-1", Secret.of(SECRET)).webhook("w-2", Secret.of(JWPLAYER.otherSecret())));

        VerifiedWebhook webhook = owned.verify(JWPLAYER.sample().request());
        assertThat(webhook.keyOwner()).isEqualTo("w-1");
        assertThat(webhook.keyId()).isEqualTo("1");
    }

    @Test
    void letsNoWebhooksSecretSignForAnother() {
        WebhookVerifier<JwPlayerEvent> owned = JwPlayer.verifier(
                jw -> jw.webhook("w-1", Secret.of(SECRET)).webhook("w-2", Secret.of(JWPLAYER.otherSecret())));
        byte[] other = utf8("{\"event\":\"x\",\"webhook_id\":\"w-2\"}");

        assertThat(Refused.by(owned, bearer(Jwt.of(other, SECRET), other))).isEqualTo(SIGNATURE_MISMATCH);
        assertThat(Refused.by(owned, bearer(Jwt.of(other, JWPLAYER.otherSecret()), other)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"x\",\"webhook_id\":\"w-3\"}", "{\"event\":\"x\"}",
                        "{\"event\":\"x\",\"webhook_id\":\"\"}",
                "{\"event\":\"x\",\"webhook_id\":null}", "{\"event\":\"x\",\"webhook_id\":1}",
                        "{\"event\":\"x\",\"webhook_id\":\"W-1\"}",
                "{\"event\":\"x\",\"webhook_id\":[\"w-1\"]}", "{\"event\":\"x\",\"o\":{\"webhook_id\":\"w-1\"}}"
            })
    void knowsNoKeyForAWebhookThatIsNotConfigured(String claims) {
        WebhookVerifier<JwPlayerEvent> owned = JwPlayer.verifier(jw -> jw.webhook("w-1", Secret.of(SECRET)));

        assertThat(Refused.by(owned, bearer(Jwt.of(utf8(claims), SECRET), utf8(claims))))
                .isEqualTo(NO_KEY);
    }

    @Test
    void triesSecretsOfNoWebhookInTurn() {
        WebhookVerifier<JwPlayerEvent> both = JwPlayer.verifier(
                Secret.of(JWPLAYER.otherSecret()), Secret.of(SECRET).named("2026"));

        assertThat(both.verify(JWPLAYER.sample().request()).keyId()).isEqualTo("2026");
        assertThat(both.verify(JWPLAYER.sample().request()).keyOwner()).isNull();
    }

    @Test
    void needsAWebhook() {
        assertThatThrownBy(() -> JwPlayer.verifier(jw -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jwplayer");
    }

    // The identity

    @Test
    void knowsADeliveryByTheTokensPayloadAndNotByTheBody() {
        byte[] claims = utf8("{\"event\":\"x\",\"media_id\":\"m\"}");
        String token = Jwt.of(claims, SECRET);
        VerifiedWebhook one = verifier.verify(bearer(token, claims).request());
        VerifiedWebhook two = verifier.verify(
                bearer(token, utf8("{ \"media_id\":\"m\",  \"event\":\"x\" }")).request());

        assertThat(two.identity()).isEqualTo(one.identity());
    }

    @Test
    void saysNothingOfTheTokenInAnyRefusal() {
        String canary = "canary-in-a-claim";
        byte[] claims = utf8("{\"event\":\"" + canary + "\",\"exp\":\"" + canary + "\"}");
        String token = Jwt.of(claims, SECRET);

        for (Wire wire : new Wire[] {
            bearer(token, claims),
            bearer(token, utf8("{}")),
            bearer(Jwt.of(claims, "another-secret-that-is-wrong"), claims),
            bearer(token + "x", claims),
            bearer(Jwt.of(Crypto.utf8("{\"alg\":\"" + canary + "\"}"), claims, SECRET), claims)
        }) {
            assertThatThrownBy(() -> verifier.verify(wire.request()))
                    .isInstanceOf(WebhookException.class)
                    .hasMessageNotContaining(canary)
                    .hasMessageNotContaining(token.substring(0, 12))
                    .hasNoCause();
        }
    }
}
