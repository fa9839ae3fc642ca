package dev.cuehook.platform;

import static dev.cuehook.Refusal.SIGNATURE_MALFORMED;
import static dev.cuehook.Refusal.SIGNATURE_MISMATCH;
import static dev.cuehook.Refusal.SIGNATURE_MISSING;
import static dev.cuehook.Refusal.SIGNATURE_REPEATED;
import static dev.cuehook.sender.Crypto.base64;
import static dev.cuehook.sender.Crypto.hex;
import static dev.cuehook.sender.Crypto.hmac;
import static dev.cuehook.sender.Crypto.hmacSha256;
import static dev.cuehook.sender.Crypto.utf8;
import static dev.cuehook.sender.Sender.CLOCK;
import static dev.cuehook.sender.Sender.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Crypto;
import dev.cuehook.sender.Refused;
import dev.cuehook.sender.Wire;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where signatures stand in headers, for schemes that are described by the builder. */
class HeaderLayoutTest {

    private static final String SECRET = "a-shared-secret-of-some-length";
    private static final byte[] BODY = utf8("{\"type\":\"clip.ready\",\"id\":\"c-1\"}");
    private static final String T = Long.toString(NOW.getEpochSecond());
    private static final String MAC = hex(hmacSha256(utf8(SECRET), BODY));
    private static final String TIMED = timed(T);

    private static String timed(String time) {
        return hex(hmacSha256(utf8(SECRET), utf8(time + "."), BODY));
    }

    private static WebhookVerifier<JsonEvent> verifier(SignatureScheme scheme) {
        return Platform.id("acme")
                .scheme(scheme)
                .events(JsonEvent.class, JsonEvent::new)
                .verifier()
                .secrets(Secret.of(SECRET))
                .clock(CLOCK)
                .build();
    }

    private static @Nullable Refusal refusal(SignatureScheme scheme, String... namesAndValues) {
        Wire wire = Wire.of(BODY);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            wire = wire.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Refused.by(verifier(scheme), wire);
    }

    @Nested
    class Bare {

        private final SignatureScheme hex =
                SignatureScheme.hmacSha256().header("X-Signature").hex().build();
        private final SignatureScheme base64 =
                SignatureScheme.hmacSha256().header("X-Signature").base64().build();

        @Test
        void takesHexInEitherCase() {
            assertThat(refusal(hex, "X-Signature", MAC)).isNull();
            assertThat(refusal(hex, "X-Signature", MAC.toUpperCase(Locale.ROOT)))
                    .isNull();
        }

        @Test
        void saysInWhichEncodingTheSignatureWasExpected() {
            assertThatThrownBy(() -> verifier(hex)
                            .verify(Wire.of(BODY).with("X-Signature", "?").request()))
                    .hasMessageContaining("in hexadecimal");
            assertThatThrownBy(() -> verifier(base64)
                            .verify(Wire.of(BODY).with("X-Signature", "?").request()))
                    .hasMessageContaining("in standard Base64");
        }

        @Test
        void takesNothingAroundIt() {
            assertThat(refusal(hex, "X-Signature", " " + MAC)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(hex, "X-Signature", MAC + " ")).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(hex, "X-Signature", "sha256=" + MAC)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(hex, "X-Signature", MAC + ", " + MAC)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(hex, "X-Signature", "0x" + MAC)).isEqualTo(SIGNATURE_MALFORMED);
        }

        @Test
        void takesNoShorterAndNoLongerSignature() {
            assertThat(refusal(hex, "X-Signature", MAC.substring(2))).isEqualTo(SIGNATURE_MISMATCH);
            assertThat(refusal(hex, "X-Signature", MAC.substring(0, 62))).isEqualTo(SIGNATURE_MISMATCH);
            assertThat(refusal(hex, "X-Signature", MAC.substring(0, 2))).isEqualTo(SIGNATURE_MISMATCH);
            assertThat(refusal(hex, "X-Signature", MAC.substring(1))).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(hex, "X-Signature", MAC + "00")).isEqualTo(SIGNATURE_MISMATCH);
        }

        @Test
        void takesOneSpellingOfBase64() {
            byte[] mac = hmacSha256(utf8(SECRET), BODY);
            String text = base64(mac);
            assertThat(text).endsWith("=");
            int last = text.length() - 2;
            char spare = (char) (text.charAt(last) + 1); // one of the two bits behind the last byte

            assertThat(refusal(base64, "X-Signature", text)).isNull();
            assertThat(refusal(base64, "X-Signature", text.substring(0, last) + spare + "="))
                    .isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(base64, "X-Signature", text.replace("=", ""))).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(base64, "X-Signature", text + "=")).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(base64, "X-Signature", text + "\n")).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(base64, "X-Signature", text.substring(0, 20) + " " + text.substring(20)))
                    .isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(base64, "X-Signature", MAC)).isEqualTo(SIGNATURE_MISMATCH); // hex is Base64 of 48 bytes
        }

        @Test
        void refusesTheUrlAlphabetWhereverItDiffers() {
            for (int i = 0; ; i++) {
                byte[] body = utf8("{\"n\":" + i + "}");
                byte[] mac = hmacSha256(utf8(SECRET), body);
                String url = java.util.Base64.getUrlEncoder().encodeToString(mac);
                if (!url.equals(base64(mac))) {
                    assertThat(Refused.by(verifier(base64), Wire.of(body).with("X-Signature", base64(mac))))
                            .isNull();
                    assertThat(Refused.by(verifier(base64), Wire.of(body).with("X-Signature", url)))
                            .isEqualTo(SIGNATURE_MALFORMED);
                    return;
                }
            }
        }

        @ParameterizedTest
        @CsvSource({"SHA-1, HmacSHA1", "SHA-256, HmacSHA256", "SHA-384, HmacSHA384", "SHA-512, HmacSHA512"})
        void checksEachDigestAgainstTheJdksAndNoOther(String digest, String mac) {
            for (String key : new String[] {"k", "k".repeat(64), "k".repeat(128), "k".repeat(129), "schlüssel😀"}) {
                WebhookVerifier<?> verifier = Platform.id("acme")
                        .scheme(scheme(digest).header("X-Signature").build())
                        .events(JsonEvent.class, JsonEvent::new)
                        .verifier(Secret.of(key));

                for (String other : new String[] {"HmacSHA1", "HmacSHA256", "HmacSHA384", "HmacSHA512"}) {
                    Wire wire = Wire.of(BODY).with("X-Signature", hex(hmac(other, utf8(key), BODY)));
                    assertThat(Refused.by(verifier, wire))
                            .as("%s under a %s scheme", other, digest)
                            .isEqualTo(other.equals(mac) ? null : SIGNATURE_MISMATCH);
                }
            }
        }

        private HeaderSchemeBuilder scheme(String digest) {
            return switch (digest) {
                case "SHA-1" -> SignatureScheme.hmacSha1();
                case "SHA-256" -> SignatureScheme.hmacSha256();
                case "SHA-384" -> SignatureScheme.hmacSha384();
                default -> SignatureScheme.hmacSha512();
            };
        }
    }

    @Nested
    class Prefixed {

        private final SignatureScheme scheme = SignatureScheme.hmacSha256()
                .header("X-Hub-Signature-256")
                .prefixed("sha256=")
                .build();

        @Test
        void needsItsPrefixExactly() {
            assertThat(refusal(scheme, "X-Hub-Signature-256", "sha256=" + MAC)).isNull();
            assertThat(refusal(scheme, "X-Hub-Signature-256", MAC)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(scheme, "X-Hub-Signature-256", "SHA256=" + MAC)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(scheme, "X-Hub-Signature-256", "sha256= " + MAC)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(scheme, "X-Hub-Signature-256", " sha256=" + MAC)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(scheme, "X-Hub-Signature-256", "sha256=")).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(scheme, "X-Hub-Signature-256", "sha256=sha256=" + MAC))
                    .isEqualTo(SIGNATURE_MALFORMED);
        }

        @Test
        void takesNoOtherAlgorithmFromTheWire() {
            String sha1 = hex(hmac("HmacSHA1", utf8(SECRET), BODY));

            assertThat(refusal(scheme, "X-Hub-Signature-256", "sha1=" + sha1)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(scheme, "X-Hub-Signature-256", "sha256=" + sha1)).isEqualTo(SIGNATURE_MISMATCH);
        }
    }

    @Nested
    class Pairs {

        private final SignatureScheme scheme = SignatureScheme.hmacSha256()
                .header("Acme-Signature")
                .list("t", "v1")
                .content("{t}", ".", "{body}")
                .maxAge(Duration.ofMinutes(5))
                .build();

        private @Nullable Refusal refusal(String value) {
            return HeaderLayoutTest.refusal(scheme, "Acme-Signature", value);
        }

        @Test
        void takesPartsInAnyOrderWithWhiteSpaceAroundThem() {
            assertThat(refusal("t=" + T + ",v1=" + TIMED)).isNull();
            assertThat(refusal("v1=" + TIMED + ",t=" + T)).isNull();
            assertThat(refusal("t=" + T + ", v1=" + TIMED)).isNull();
            assertThat(refusal(" t=" + T + " ,\tv1=" + TIMED + " ")).isNull();
            assertThat(refusal(",t=" + T + ",,v1=" + TIMED + ",")).isNull();
        }

        @Test
        void takesNoWhiteSpaceInsideAPart() {
            assertThat(refusal("t= " + T + ",v1=" + TIMED)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("t =" + T + ",v1=" + TIMED)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("t=" + T + ",v1= " + TIMED)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("t=" + T + ",v1 =" + TIMED)).isEqualTo(SIGNATURE_MALFORMED);
        }

        @Test
        void takesAnyMatchingSignatureOfItsVersion() {
            String zero = "0".repeat(64);
            assertThat(refusal("t=" + T + ",v1=" + zero + ",v1=" + TIMED)).isNull();
            assertThat(refusal("t=" + T + ",v1=" + TIMED + ",v1=" + zero)).isNull();
            assertThat(refusal("t=" + T + ",v1=zz,v1=" + TIMED)).isNull();
            assertThat(refusal("t=" + T + ",v1=" + zero + ",v1=" + zero)).isEqualTo(SIGNATURE_MISMATCH);
        }

        @Test
        void passesOverOtherVersions() {
            assertThat(refusal("t=" + T + ",v0=" + TIMED)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("t=" + T + ",V1=" + TIMED)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("t=" + T + ",v11=" + TIMED)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("t=" + T + ",v0=" + TIMED + ",v2=zz,v1=" + TIMED))
                    .isNull();
        }

        @Test
        void needsExactlyOneTime() {
            assertThat(refusal("v1=" + TIMED)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("T=" + T + ",v1=" + TIMED)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("t=" + T + ",t=" + T + ",v1=" + TIMED)).isEqualTo(SIGNATURE_REPEATED);
            assertThat(refusal("t=" + T + ",v1=" + TIMED + ",t=1")).isEqualTo(SIGNATURE_REPEATED);
            assertThat(refusal("t=,v1=" + TIMED)).isEqualTo(SIGNATURE_MALFORMED);
        }

        @Test
        void needsASignature() {
            assertThat(refusal("t=" + T)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("t=" + T + ",v1=")).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("")).isEqualTo(SIGNATURE_MALFORMED);
        }

        @Test
        void refusesPartsThatAreNoPairs() {
            assertThat(refusal("t=" + T + ",v1=" + TIMED + ",junk")).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("t=" + T + ",=" + TIMED)).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("t=" + T + ",v1=" + TIMED + ",=x")).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("t=" + T + ";v1=" + TIMED)).isEqualTo(SIGNATURE_MALFORMED);
        }

        @Test
        void takesThirtyTwoItemsAndNoMore() {
            String good = "t=" + T + ",v1=" + TIMED;

            assertThat(refusal(good + ",v1=00".repeat(30))).isNull();
            assertThat(refusal(good + ",v1=00".repeat(31))).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(good + ",x=y".repeat(31))).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(good + ",".repeat(100_000))).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "00", "01", "0000000000000"})
        void readsTimesWithLeadingZerosAsSignedAndFindsThemOld(String time) {
            assertThat(refusal("t=" + time + ",v1=" + timed(time))).isEqualTo(Refusal.TOO_OLD);
        }

        @Test
        void takesALeadingZeroBecauseTheTextIsSignedAsItStands() {
            // Another spelling of the same time needs another signature: nobody but the sender can make it.
            assertThat(refusal("t=0" + T + ",v1=" + timed("0" + T))).isNull();
            assertThat(refusal("t=0" + T + ",v1=" + TIMED)).isEqualTo(SIGNATURE_MISMATCH);
        }

        @ParameterizedTest
        @ValueSource(strings = {"9999999999", "99999999999", "9999999999999"})
        void findsFarTimesTooNew(String time) {
            assertThat(refusal("t=" + time + ",v1=" + timed(time))).isEqualTo(Refusal.TOO_NEW);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "+1767268800",
                    "-1767268800",
                    "1767268800.0",
                    "1767268800.5",
                    "1767268800e0",
                    "17672688000000",
                    "00000000000000",
                    "0x69564a40",
                    "١٧٦٧٢٦٨٨٠٠",
                    "１７６７２６８８００",
                    "1767268800Z",
                    "now",
                    "-0",
                    "NaN",
                    "1_767_268_800",
                    "2026-01-01T12:00:00",
                    "2026-01-01 12:00:00Z",
                    "2026-01-01T12:00:00ZZ",
                    "2026-01-01",
                    "Thu, 01 Jan 2026 12:00:00 GMT"
                })
        void refusesTimesInOtherSpellingsAlthoughTheyAreSigned(String time) {
            // A comma ends the part, so the last one is malformed for its own reason.
            assertThat(refusal("t=" + time + ",v1=" + timed(time))).isEqualTo(SIGNATURE_MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-01-01T12:00:00Z", "2026-01-01T12:00:00.000Z", "2026-01-01T13:00:00+01:00"})
        void takesRfc3339WithAnOffset(String time) {
            assertThat(refusal("t=" + time + ",v1=" + timed(time))).isNull();
        }

        @Test
        void holdsRfc3339ToTheWindowToo() {
            String old = NOW.minus(Duration.ofMinutes(5)).minusSeconds(1).toString();
            String edge = NOW.minus(Duration.ofMinutes(5)).toString();
            String ahead = NOW.plus(Duration.ofHours(1)).toString();

            assertThat(refusal("t=" + edge + ",v1=" + timed(edge))).isNull();
            assertThat(refusal("t=" + old + ",v1=" + timed(old))).isEqualTo(Refusal.TOO_OLD);
            assertThat(refusal("t=" + ahead + ",v1=" + timed(ahead))).isEqualTo(Refusal.TOO_NEW);
        }

        @Test
        void handsOnTheTimeAndItsText() {
            VerifiedWebhook webhook = verifier(scheme)
                    .verify(Wire.of(BODY)
                            .with("Acme-Signature", "t=0" + T + ",v1=" + timed("0" + T))
                            .request());

            assertThat(webhook.signedAt()).isEqualTo(NOW);
            assertThat(webhook.signedFields()).isEqualTo(Map.of("t", "0" + T));
        }

        @Test
        void countsMillisecondsWhereTold() {
            SignatureScheme millis = SignatureScheme.hmacSha256()
                    .header("Acme-Signature")
                    .list("t", "v1")
                    .content("{t}", ".", "{body}")
                    .timeInMillis()
                    .maxAge(Duration.ofMinutes(5))
                    .build();
            String ms = T + "000";

            assertThat(HeaderLayoutTest.refusal(millis, "Acme-Signature", "t=" + ms + ",v1=" + timed(ms)))
                    .isNull();
            assertThat(HeaderLayoutTest.refusal(millis, "Acme-Signature", "t=" + T + ",v1=" + TIMED))
                    .isEqualTo(Refusal.TOO_OLD);
            assertThat(refusal("t=" + ms + ",v1=" + timed(ms))).isEqualTo(Refusal.TOO_NEW);
        }

        @Test
        void passesOverATimeThatIsNotSigned() {
            SignatureScheme unsigned = SignatureScheme.hmacSha256()
                    .header("Acme-Signature")
                    .list("t", "v1")
                    .content("{body}")
                    .build();
            VerifiedWebhook webhook = verifier(unsigned)
                    .verify(Wire.of(BODY)
                            .with("Acme-Signature", "t=whatever,v1=" + MAC)
                            .request());

            assertThat(webhook.signedAt()).isNull();
            assertThat(webhook.signedFields()).isEmpty();
        }
    }

    @Nested
    class Versioned {

        private final byte[] mac = hmacSha256(utf8(SECRET), utf8("m-1." + T + "."), BODY);
        private final SignatureScheme scheme = SignatureScheme.hmacSha256()
                .family(HeaderFamily.signature("acme-signature")
                        .field("id", "acme-id")
                        .field("t", "acme-timestamp"))
                .versioned("v1")
                .content("{id}", ".", "{t}", ".", "{body}")
                .base64()
                .time("t")
                .maxAge(Duration.ofMinutes(5))
                .build();

        private @Nullable Refusal refusal(String value) {
            return HeaderLayoutTest.refusal(scheme, "acme-id", "m-1", "acme-timestamp", T, "acme-signature", value);
        }

        @Test
        void takesAnyMatchingSignatureOfItsVersion() {
            String good = "v1," + base64(mac);
            String zero = "v1," + base64(new byte[32]);

            assertThat(refusal(good)).isNull();
            assertThat(refusal(zero + " " + good)).isNull();
            assertThat(refusal(good + " " + zero)).isNull();
            assertThat(refusal("  " + good + "   " + zero + " ")).isNull();
            assertThat(refusal("v1,### " + good)).isNull();
            assertThat(refusal("junk " + good)).isNull();
            assertThat(refusal(zero)).isEqualTo(SIGNATURE_MISMATCH);
        }

        @Test
        void passesOverOtherVersions() {
            assertThat(refusal("v2," + base64(mac))).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("V1," + base64(mac))).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("v1a," + base64(mac))).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("," + base64(mac))).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal(base64(mac))).isEqualTo(SIGNATURE_MALFORMED);
        }

        @Test
        void takesNothingBehindASignature() {
            assertThat(refusal("v1," + base64(mac) + ",junk")).isEqualTo(SIGNATURE_MALFORMED);
            assertThat(refusal("v1," + base64(mac) + "\tv1,x")).isEqualTo(SIGNATURE_MALFORMED);
        }

        @Test
        void takesThirtyTwoItemsAndNoMore() {
            String good = "v1," + base64(mac);

            assertThat(refusal(good + " x".repeat(31))).isNull();
            assertThat(refusal(good + " x".repeat(32))).isEqualTo(SIGNATURE_MALFORMED);
        }

        @Test
        void needsEveryCompanionOnce() {
            Wire wire = Wire.of(BODY)
                    .with("acme-id", "m-1")
                    .with("acme-timestamp", T)
                    .with("acme-signature", "v1," + base64(mac));
            WebhookVerifier<?> verifier = verifier(scheme);

            assertThat(Refused.by(verifier, wire)).isNull();
            for (String header : new String[] {"acme-id", "acme-timestamp", "acme-signature"}) {
                assertThat(Refused.by(verifier, wire.without(header))).isEqualTo(SIGNATURE_MISSING);
                assertThat(Refused.by(verifier, wire.with(header, wire.header(header))))
                        .isEqualTo(SIGNATURE_REPEATED);
                assertThat(Refused.by(verifier, wire.with(header.toUpperCase(Locale.ROOT), "other")))
                        .isEqualTo(SIGNATURE_REPEATED);
                assertThat(Refused.by(verifier, wire.replacing(header, ignored -> "")))
                        .isEqualTo(SIGNATURE_MALFORMED);
            }
            assertThat(Refused.by(verifier, Wire.of(BODY))).isEqualTo(SIGNATURE_MISSING);
        }

        @ParameterizedTest
        @ValueSource(strings = {"!", "~", "!m~1", "m.1"})
        void takesEveryVisibleCharacterInACompanion(String id) {
            byte[] signature = hmacSha256(utf8(SECRET), utf8(id + "." + T + "."), BODY);

            assertThat(HeaderLayoutTest.refusal(
                            scheme, "acme-id", id, "acme-timestamp", T, "acme-signature", "v1," + base64(signature)))
                    .isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"m 1", " m-1", "m-1 ", "m\t1", "m-é", "m-\u0000", "m-\u007f", "m-\u0130", "m-😀", "\u00a0"})
        void refusesCompanionsThatAreNotVisibleAscii(String id) {
            byte[] signature = hmacSha256(utf8(SECRET), utf8(id + "." + T + "."), BODY);

            assertThat(HeaderLayoutTest.refusal(
                            scheme, "acme-id", id, "acme-timestamp", T, "acme-signature", "v1," + base64(signature)))
                    .isEqualTo(SIGNATURE_MALFORMED);
        }
    }

    @Nested
    class Families {

        private final SignatureScheme scheme = SignatureScheme.hmacSha256()
                .family(HeaderFamily.signature("new-signature").field("id", "new-id"))
                .family(HeaderFamily.signature("old-signature").field("id", "old-id"))
                .family(HeaderFamily.signature("oldest-signature").field("id", "oldest-id"))
                .content("{id}", ":", "{body}")
                .build();

        private String mac(String id) {
            return hex(hmacSha256(utf8(SECRET), utf8(id + ":"), BODY));
        }

        @ParameterizedTest
        @ValueSource(strings = {"new", "old", "oldest"})
        void takesEachAlone(String family) {
            assertThat(refusal(scheme, family + "-id", "x", family + "-signature", mac("x")))
                    .isNull();
        }

        @Test
        void takesNoHeaderOfAnother() {
            String[] good = {"new-id", "x", "new-signature", mac("x")};

            for (String foreign : new String[] {"old-id", "old-signature", "oldest-id", "OLDEST-SIGNATURE"}) {
                assertThat(refusal(scheme, good[0], good[1], good[2], good[3], foreign, "y"))
                        .isEqualTo(SIGNATURE_REPEATED);
                assertThat(refusal(scheme, foreign, "", good[0], good[1], good[2], good[3]))
                        .isEqualTo(SIGNATURE_REPEATED);
            }
        }

        @Test
        void completesNoneFromAnother() {
            assertThat(refusal(scheme, "old-id", "x", "new-signature", mac("x")))
                    .isEqualTo(SIGNATURE_REPEATED);
            assertThat(refusal(scheme, "new-signature", mac("x"))).isEqualTo(SIGNATURE_MISSING);
            assertThat(refusal(scheme, "oldest-id", "x")).isEqualTo(SIGNATURE_MISSING);
        }
    }

    @Test
    void signsLiteralTextAsUtf8AndFieldsAsTheyCame() {
        SignatureScheme scheme = SignatureScheme.hmacSha256()
                .family(HeaderFamily.signature("s").field("id", "i"))
                .content("v0→", "{id}", "{", "}", "{}", "{body}", "!")
                .build();
        byte[] mac = hmacSha256(utf8(SECRET), utf8("v0→m-1{}{}"), BODY, Crypto.utf8("!"));

        assertThat(refusal(scheme, "s", hex(mac), "i", "m-1")).isNull();
        assertThat(refusal(scheme, "s", hex(mac), "i", "m-2")).isEqualTo(SIGNATURE_MISMATCH);
    }
}
