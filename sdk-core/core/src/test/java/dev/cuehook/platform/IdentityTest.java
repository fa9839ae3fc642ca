package dev.cuehook.platform;

import static dev.cuehook.sender.Crypto.hex;
import static dev.cuehook.sender.Crypto.hmacSha256;
import static dev.cuehook.sender.Crypto.sha256;
import static dev.cuehook.sender.Crypto.utf8;
import static dev.cuehook.sender.Sender.FASTPIX;
import static dev.cuehook.sender.Sender.FLOWPLAYER;
import static dev.cuehook.sender.Sender.LIVEKIT;
import static dev.cuehook.sender.Sender.MUX;
import static dev.cuehook.sender.Sender.NOW;
import static dev.cuehook.sender.Sender.STANDARD_WEBHOOKS;
import static dev.cuehook.sender.Sender.STRIPE;
import static dev.cuehook.sender.Sender.SVIX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Identity;
import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.internal.platform.PlatformVerifier;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a delivery the same delivery: signed values only, kept apart by their lengths, kinds and owners. */
class IdentityTest {

    private static final String KEY = "a-shared-secret";

    private final WebhookVerifier<JsonEvent> pair = acme("acme", IdentityRule.pointers("/a", "/b"));

    private static WebhookVerifier<JsonEvent> acme(String id, IdentityRule rule) {
        return Platform.id(id)
                .scheme(SignatureScheme.hmacSha256().header("S").build())
                .identity(rule)
                .events(JsonEvent.class, JsonEvent::new)
                .verifier(Secret.of(KEY));
    }

    private static Wire signed(byte[] body) {
        return Wire.of(body).with("S", hex(hmacSha256(utf8(KEY), body)));
    }

    private Identity identity(String body) {
        return identity(pair, body);
    }

    private static Identity identity(WebhookVerifier<?> verifier, String body) {
        return verifier.verify(signed(utf8(body)).request()).identity();
    }

    private static Identity identity(Sender sender, String body) {
        return sender.verifier().verify(sender.sign(body).request()).identity();
    }

    @Test
    void joinsFieldsWithTheirLengths() {
        Set<Identity> all = new HashSet<>();
        String[][] fields = {
            {"a", "bc"},
            {"ab", "c"},
            {"abc", "\\u0000"},
            {"\\u0000", "abc"},
            {"a\\u0000", "bc"},
            {"a", "\\u0000bc"},
            {"a,b", "c"},
            {"a", "b,c"},
            {"a/b", "c"},
            {"a", "b/c"},
            {"c", "ab"},
            {"bc", "a"}
        };
        for (String[] field : fields) {
            all.add(identity("{\"a\":\"" + field[0] + "\",\"b\":\"" + field[1] + "\"}"));
        }
        assertThat(all).hasSize(fields.length);
        assertThat(identity(FLOWPLAYER, "{\"event_type\":\"a\",\"event_id\":\"bc\"}"))
                .isNotEqualTo(identity(FLOWPLAYER, "{\"event_type\":\"ab\",\"event_id\":\"c\"}"));
    }

    @Test
    void looksAtItsFieldsOnly() {
        assertThat(identity("{\"b\":\"2\", \"x\":[1], \"a\":\"1\"}"))
                .isEqualTo(identity("{\"a\":\"1\",\"b\":\"2\"}"))
                .isEqualTo(identity("{\"a\":\"1\",\"b\":\"2\",\"c\":{\"a\":\"3\"}}"));
        assertThat(identity("{\"a\":\"\\u0041\",\"b\":\"2\"}")).isEqualTo(identity("{\"a\":\"A\",\"b\":\"2\"}"));
    }

    @Test
    void marksFieldsWithTheirKind() {
        assertThat(identity("{\"a\":1,\"b\":\"2\"}"))
                .isNotEqualTo(identity("{\"a\":\"1\",\"b\":\"2\"}"))
                .isNotEqualTo(identity("{\"a\":\"1\",\"b\":2}"));
    }

    @Test
    void takesNumbersAsTheyAreWritten() {
        assertThat(identity("{\"a\":1,\"b\":2}")).isNotEqualTo(identity("{\"a\":1.0,\"b\":2}"));
        assertThat(identity("{\"a\":9007199254740993,\"b\":2}"))
                .isNotEqualTo(identity("{\"a\":9007199254740992,\"b\":2}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":\"1\"}",
                "{\"b\":\"1\"}",
                "{\"a\":\"\",\"b\":\"1\"}",
                "{\"a\":\"1\",\"b\":\"\"}",
                "{\"a\":null,\"b\":\"1\"}",
                "{\"a\":true,\"b\":\"1\"}",
                "{\"a\":{},\"b\":\"1\"}",
                "{\"a\":[\"1\"],\"b\":\"1\"}",
                "{\"a\":{\"a\":\"1\"},\"b\":\"1\"}",
                "{\"a\":\"\\ud800\",\"b\":\"1\"}",
                "{\"a\":\"1\",\"b\":\"x\\udfff\"}",
                "[]",
                "null",
                "",
                "{",
                "x",
                "{\"a\":\"1\",\"b\":\"2\"}x",
                "{\"a\":\"1\",\"a\":\"1\",\"b\":\"2\"}"
            })
    void fallsBackToTheBodysDigestWhereAFieldCannotCount(String body) {
        Identity identity = identity(body);

        assertThat(identity.readable())
                .isEqualTo("sha256:" + hex(sha256(utf8(body))).substring(0, 32));
        assertThat(identity).isEqualTo(identity(body)).isNotEqualTo(identity(body + " "));
        assertThat(identity.key()).isEqualTo(expected('B', "acme", "acme", null, "s" + hex(sha256(utf8(body)))));
    }

    @Test
    void cannotBeMadeToLookLikeABodysDigestByAField() {
        // A field that holds the digest of another body is still a field.
        WebhookVerifier<JsonEvent> one = acme("acme", IdentityRule.pointers("/a"));
        String digest = hex(sha256(utf8("{}")));

        assertThat(identity(one, "{\"a\":\"" + digest + "\"}")).isNotEqualTo(identity(one, "{}"));
        assertThat(identity(one, "{\"a\":\"sha256:" + digest.substring(0, 32) + "\"}"))
                .isNotEqualTo(identity(one, "{}"));
    }

    @Test
    void keepsPlatformsApart() {
        WebhookVerifier<JsonEvent> other = acme("acme-two", IdentityRule.pointers("/a", "/b"));

        assertThat(identity(other, "{\"a\":\"1\",\"b\":\"2\"}")).isNotEqualTo(identity("{\"a\":\"1\",\"b\":\"2\"}"));
        assertThat(identity(other, "{}")).isNotEqualTo(identity("{}"));
        assertThat(identity(STRIPE, "{\"id\":\"e\"}")).isNotEqualTo(identity(MUX, "{\"id\":\"e\"}"));
    }

    @Test
    void keepsEndpointsApart() {
        PlatformVerifier<?> verifier = (PlatformVerifier<?>) pair;
        byte[] body = utf8("{\"a\":\"1\",\"b\":\"2\"}");
        PlatformVerifier.Opened opened = verifier.open(signed(body).request().head());

        assertThat(verifier.check(opened, body, "one", NOW).identity())
                .isEqualTo(
                        verifier.check(opened, body, "one", NOW.plusSeconds(1)).identity())
                .isNotEqualTo(verifier.check(opened, body, "two", NOW).identity());
    }

    @Test
    void keepsKeyOwnersApart() {
        WebhookVerifier<?> none = owned(null);
        WebhookVerifier<?> one = owned("w");

        assertThat(identity(one, "{\"a\":\"1\",\"b\":\"2\"}").key())
                .isNotEqualTo(identity(none, "{\"a\":\"1\",\"b\":\"2\"}").key());
        assertThat(LIVEKIT.verifier()
                        .verify(LIVEKIT.sample().request())
                        .identity()
                        .key())
                .isEqualTo(expected('D', "livekit", "livekit", Sender.API_KEY, "se-1"));
    }

    private static WebhookVerifier<?> owned(@org.jspecify.annotations.Nullable String owner) {
        dev.cuehook.SecretSource source =
                dev.cuehook.SecretSource.of((head, peek) -> owner, o -> List.of(Secret.of(KEY)));
        VerifierBuilder<JsonEvent> builder = Platform.id("acme")
                .scheme(SignatureScheme.hmacSha256().header("S").build())
                .identity("/a", "/b")
                .events(JsonEvent.class, JsonEvent::new)
                .verifier();
        return owner == null
                ? builder.secrets(Secret.of(KEY)).build()
                : builder.secretSource(source).build();
    }

    /** The format is a promise: a stored identity must still be found after an upgrade. */
    @Test
    void isMadeAsItWasMadeBefore() {
        assertThat(identity("{\"a\":\"1\",\"b\":2}").key()).isEqualTo(expected('D', "acme", "acme", null, "s1", "n2"));
        assertThat(identity("{\"a\":\"é\",\"b\":\"😀\"}").key())
                .isEqualTo(expected('D', "acme", "acme", null, "sé", "s😀"));
        assertThat(identity("{\"a\":\"1\",\"b\":2}").hex())
                .isEqualTo(hex(expected('D', "acme", "acme", null, "s1", "n2")));
    }

    @Test
    void isMadeTheSameWayOfTextsOfAnyLength() {
        for (int length = 1; length < 1_200; length++) {
            String text = "x".repeat(length);

            assertThat(identity("{\"a\":\"" + text + "\",\"b\":\"y\"}").key())
                    .as("of %d letters", length)
                    .isEqualTo(expected('D', "acme", "acme", null, "s" + text, "sy"));
        }
    }

    /** The documented digest, made anew: version, tag, then kind, length and bytes of each part. */
    private static byte[] expected(
            char tag,
            String endpoint,
            String platform,
            @org.jspecify.annotations.Nullable String owner,
            String... fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(utf8("cuehook/1"));
            out.writeByte(tag);
            part(out, "s" + endpoint);
            part(out, "s" + platform);
            part(out, owner == null ? "-" : "s" + owner);
            for (String field : fields) {
                part(out, field);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256(bytes.toByteArray());
    }

    private static void part(DataOutputStream out, String kindAndText) throws IOException {
        byte[] text = utf8(kindAndText.substring(1));
        out.writeByte(kindAndText.charAt(0));
        out.writeInt(text.length);
        out.write(text);
    }

    @Test
    void isTheSignedMessageIdUnderStandardWebhooks() {
        for (Sender sender : new Sender[] {STANDARD_WEBHOOKS, SVIX}) {
            String prefix = sender == SVIX ? "svix" : "webhook";
            String t = Sender.seconds(NOW);
            Identity one = standard(sender, prefix, "msg-1", t, "{}");

            assertThat(standard(sender, prefix, "msg-1", Sender.seconds(NOW.plusSeconds(60)), "{\"x\":1}"))
                    .as("a retry is signed anew")
                    .isEqualTo(one);
            assertThat(standard(sender, prefix, "msg-2", t, "{}")).isNotEqualTo(one);
            assertThat(standard(sender, prefix, "MSG-1", t, "{}")).isNotEqualTo(one);
            assertThat(one.readable()).isEqualTo("msg-1");
        }
        assertThat(standard(SVIX, "webhook", "msg-1", Sender.seconds(NOW), "{}"))
                .as("the family of headers is no part of it")
                .isEqualTo(standard(SVIX, "svix", "msg-1", Sender.seconds(NOW), "{}"));
    }

    private static Identity standard(Sender sender, String prefix, String id, String time, String body) {
        Wire wire = Sender.standard(prefix, id, time, utf8(body), sender.secret());
        return sender.verifier().verify(wire.request()).identity();
    }

    @Test
    void isNeverTakenFromObjectIdUnderFastPix() {
        assertThat(identity(FASTPIX, "{\"type\":\"a\",\"object\":{\"id\":\"o\"},\"id\":\"e\"}"))
                .isEqualTo(identity(FASTPIX, "{\"type\":\"b\",\"object\":{\"id\":\"p\"},\"id\":\"e\"}"))
                .isNotEqualTo(identity(FASTPIX, "{\"type\":\"a\",\"object\":{\"id\":\"o\"},\"id\":\"f\"}"));
    }

    @Test
    void isReadableCutAndClean() {
        assertThat(identity("{\"a\":\"VIDEO_READY\",\"b\":\"e-1\"}").readable()).isEqualTo("VIDEO_READY.e-1");
        assertThat(identity("{\"a\":\"x\\n<b>\",\"b\":\"" + "y".repeat(100) + "\"}")
                        .readable())
                .hasSize(64)
                .matches("[A-Za-z0-9._:\\\\-]+");
        assertThat(identity("{\"a\":\"a/b\",\"b\":\"c\"}")).hasToString("a.b.c");
    }

    @Test
    void isAValueOfThirtyTwoBytes() {
        byte[] key = new byte[32];
        Identity identity = new Identity(key, "x");
        key[0] = 1;
        identity.key()[1] = 1;

        assertThat(identity).isEqualTo(new Identity(new byte[32], "y")).isNotEqualTo(new Identity(key, "x"));
        assertThat(identity).isNotEqualTo("x");
        assertThatThrownBy(() -> new Identity(new byte[31], "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31 bytes");
    }

    @Test
    void needsPointersThatArePointers() {
        assertThatThrownBy(() -> IdentityRule.pointers(new String[0])).isInstanceOf(IllegalArgumentException.class);
        for (String pointer : new String[] {"", "/", "id", "#/id"}) {
            assertThatThrownBy(() -> acme("acme", IdentityRule.pointers(pointer)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not a JSON pointer");
        }
    }

    @Test
    void readsEscapedPointers() {
        WebhookVerifier<JsonEvent> odd = acme("acme", IdentityRule.pointers("/a~1b/~0c~01"));

        assertThat(identity(odd, "{\"a/b\":{\"~c~1\":\"v\"}}").readable()).isEqualTo("v");
    }
}
