package dev.cuehook.corpora;

import static dev.cuehook.corpora.Verdict.Kind.REFUSED;
import static dev.cuehook.corpora.Verdict.Kind.UNREADABLE;
import static dev.cuehook.sender.Crypto.base64Url;
import static dev.cuehook.sender.Crypto.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.JsonLimits;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Jwt;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Input that is made to cost: a quarter of a second of the processor and a small multiple of its length at most. */
class GrownInputsTest {

    private static final int LENGTH = 600_000;
    private static final long MOST_BYTES = 64L * LENGTH;
    private static final int TOKEN_LENGTH = 150_000;

    /** Containers let a header be some thousand bytes long; this is still far more. */
    private static int longest(Sender sender) {
        return sender == Sender.JWPLAYER ? TOKEN_LENGTH : LENGTH;
    }

    @ParameterizedTest
    @EnumSource
    void costLittleWhereTheyAreGenuine(GrownBody grown) {
        for (Sender sender : Sender.values()) {
            byte[] body = grown.ofLength(longest(sender));
            WebhookVerifier<?> verifier = sender.verifier();
            Wire wire = sender.sign(body);
            Verdict verdict = Cost.within(MOST_BYTES, sender + " " + grown, () -> Verdict.of(verifier, wire));
            assertThat(verdict).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void costLittleUnderTheWidestLimits(GrownBody grown) {
        for (Sender sender : Sender.values()) {
            byte[] body = grown.ofLength(longest(sender));
            WebhookVerifier<?> verifier = sender.builder(sender.secret())
                    .clock(Sender.CLOCK)
                    .jsonLimits(JsonLimits.widest())
                    .build();
            Wire wire = sender.sign(body);
            assertThat(Cost.within(MOST_BYTES, sender + " " + grown, () -> Verdict.of(verifier, wire)))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void costLittleWhereTheyAreForged(GrownBody grown) {
        for (Sender sender : Sender.values()) {
            byte[] body = grown.ofLength(longest(sender));
            WebhookVerifier<?> verifier = sender.verifier();
            Wire wire = sender.sign(body, Sender.NOW, sender.otherSecret());
            Verdict verdict = Cost.within(MOST_BYTES, sender + " " + grown, () -> Verdict.of(verifier, wire));
            assertThat(verdict.kind()).isEqualTo(REFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void costLittleBesideOrInsideAToken(GrownBody grown) {
        WebhookVerifier<?> verifier = Sender.JWPLAYER.verifier();
        byte[] body = grown.ofLength(TOKEN_LENGTH);
        byte[] otherwise = utf8(" " + new String(body, java.nio.charset.StandardCharsets.UTF_8));
        for (Wire wire : List.of(
                Sender.JWPLAYER.sample().withBody(grown.ofLength(LENGTH)),
                Sender.JWPLAYER.sign(body).withBody(otherwise),
                header(body, Sender.JWPLAYER.sampleBody()))) {
            assertThat(Cost.within(MOST_BYTES, "JW " + grown, () -> Verdict.of(verifier, wire)))
                    .isNotNull();
        }
        WebhookVerifier<?> liveKit = Sender.LIVEKIT.verifier();
        for (Wire wire : List.of(
                header(body, Sender.LIVEKIT.sampleBody()),
                Wire.of(Sender.LIVEKIT.sampleBody()).with("Authorization", Jwt.of(body, Sender.LIVEKIT.secret())))) {
            Verdict verdict = Cost.within(MOST_BYTES, "LiveKit " + grown, () -> Verdict.of(liveKit, wire));
            assertThat(verdict.kind()).isEqualTo(REFUSED);
        }
    }

    /** A token can be captured, and then anybody can put a body beside it: nothing is made of that one. */
    @ParameterizedTest
    @EnumSource
    void makeNoGarbageBesideACapturedToken(GrownBody grown) {
        WebhookVerifier<?> verifier = Sender.JWPLAYER.verifier();
        Wire wire = Sender.JWPLAYER.sample().withBody(grown.ofLength(LENGTH));

        assertThat(Cost.within(2L * LENGTH, "JW beside " + grown, () -> Verdict.of(verifier, wire))
                        .kind())
                .isEqualTo(REFUSED);
    }

    /** A token whose first segment is this. */
    private static Wire header(byte[] header, byte[] body) {
        String signed = base64Url(header) + "." + base64Url(body);
        return Wire.of(body).with("Authorization", "Bearer " + Jwt.signed(signed, Sender.JWPLAYER.secret()));
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedAsHeaders(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        Wire genuine = sender.sample();
        List<String> values = List.of(
                "v1=" + "a".repeat(LENGTH),
                "t=1,".repeat(LENGTH / 4),
                "v1,AAAA ".repeat(LENGTH / 8),
                ",".repeat(LENGTH),
                "=".repeat(LENGTH),
                " ".repeat(LENGTH) + "x",
                ".".repeat(LENGTH),
                "Bearer " + " ".repeat(LENGTH) + "a.b.c",
                "9".repeat(LENGTH),
                "%".repeat(LENGTH));
        for (String value : values) {
            for (Wire.Header header : genuine.headers()) {
                Wire wire = genuine.replacing(header.name(), ignored -> value);
                Verdict verdict = Cost.within(MOST_BYTES, sender + " header", () -> Verdict.of(verifier, wire));
                assertThat(verdict.kind()).isEqualTo(REFUSED);
            }
            if (sender.urlToken()) {
                Wire wire = genuine.withUrl("/webhooks/x?" + "token=&".repeat(LENGTH / 7) + value);
                Verdict verdict = Cost.within(MOST_BYTES, sender + " query", () -> Verdict.of(verifier, wire));
                assertThat(verdict.kind()).isEqualTo(REFUSED);
            }
        }
    }

    @Test
    void beyondTheLimitsAreUnreadableAndWithinThemAreRead() {
        for (Sender sender : Sender.values()) {
            WebhookVerifier<?> narrow = limited(sender, new JsonLimits(8, 64, 20));
            WebhookVerifier<?> wide = limited(sender, JsonLimits.widest());
            for (String member : List.of(
                    "\"x\":" + "[".repeat(9) + "]".repeat(9),
                    "\"" + "n".repeat(65) + "\":1",
                    "\"x\":" + "1".repeat(21))) {
                byte[] sample = sender.sampleBody();
                String rest = new String(sample, 1, sample.length - 1, java.nio.charset.StandardCharsets.UTF_8);
                Wire wire = sender.sign("{" + member + "," + rest);

                assertThat(Verdict.of(narrow, wire).kind())
                        .as("%s %s", sender, member)
                        .isEqualTo(UNREADABLE);
                assertThat(Verdict.of(wide, wire).event())
                        .as("%s %s", sender, member)
                        .isNotNull();
            }
        }
    }

    private static WebhookVerifier<?> limited(Sender sender, JsonLimits limits) {
        return sender.builder(sender.secret())
                .clock(Sender.CLOCK)
                .jsonLimits(limits)
                .build();
    }
}
