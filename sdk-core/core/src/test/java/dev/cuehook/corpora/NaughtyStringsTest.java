package dev.cuehook.corpora;

import static dev.cuehook.corpora.Verdict.Kind.EVENT;
import static dev.cuehook.corpora.Verdict.Kind.HANDSHAKE;
import static dev.cuehook.corpora.Verdict.Kind.REFUSED;
import static dev.cuehook.sender.Crypto.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuehook.Secret;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Big List of Naughty Strings, wherever a stranger's or an operator's text comes in. */
class NaughtyStringsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<Sender, String> TYPE = Map.of(
            Sender.FLOWPLAYER, "event_type",
            Sender.WOWZA, "event_type",
            Sender.WOWZA_LEGACY, "event",
            Sender.JWPLAYER, "event",
            Sender.LIVEKIT, "event");

    private static final Map<Sender, String> ID =
            Map.of(Sender.FLOWPLAYER, "event_id", Sender.WOWZA, "event_id", Sender.WOWZA_LEGACY, "event_id");

    private static List<String> strings() {
        List<String> strings = new ArrayList<>(Corpus.naughtyStrings());
        strings.add("\u0000");
        strings.add("x".repeat(10_000));
        strings.add("\u2028\u2029\uFEFF\u202E");
        strings.add("line\r\nInjected: header");
        return strings;
    }

    private static ObjectNode sample(Sender sender) throws JsonProcessingException {
        return (ObjectNode) MAPPER.readTree(new String(sender.sampleBody(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void areReadAsTypeIdAndFieldsToTheLastCharacter(Sender sender) throws JsonProcessingException {
        WebhookVerifier<?> verifier = sender.verifier();
        for (String string : strings()) {
            ObjectNode body = sample(sender);
            body.put(TYPE.getOrDefault(sender, "type"), string);
            body.put(ID.getOrDefault(sender, "id"), string);
            body.put("title", string);
            body.putObject("unknown").putArray("deep").add(string);
            Verdict verdict = Verdict.of(verifier, sender.sign(utf8(body.toString())));

            if (verdict.kind() == HANDSHAKE) {
                assertThat(string).as("the test of %s", sender).isIn("", "0");
                continue;
            }
            assertThat(verdict.kind()).as("%s: %s", sender, string).isEqualTo(EVENT);
            WebhookEvent event = verdict.event();
            // Shotstack's type is made of two members
            assertThat(event.envelope().type()).isEqualTo(sender == Sender.SHOTSTACK ? string + ".render" : string);
            assertThat(event.envelope().raw().text("/unknown/deep/0")).isEqualTo(string);
            assertThat(event.toString()).hasSizeLessThan(1_000).matches("[\\x20-\\x7E…]*");
        }
    }

    @ParameterizedTest
    @EnumSource
    void areUnknownNamesOfMembersAndChangeNothing(Sender sender) throws JsonProcessingException {
        WebhookVerifier<?> verifier = sender.verifier();
        String type =
                verifier.verifyAndParse(sender.sample().request()).envelope().type();
        for (String string : Corpus.naughtyStrings()) {
            ObjectNode body = sample(sender);
            if (body.has(string) || string.length() > 256) {
                continue;
            }
            body.put(string, string);
            Verdict verdict = Verdict.of(verifier, sender.sign(utf8(body.toString())));

            assertThat(verdict.kind()).as("%s: %s", sender, string).isEqualTo(EVENT);
            assertThat(verdict.event().envelope().type()).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedAsProof(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        Wire genuine = sender.sample();
        for (String string : strings()) {
            List<Wire> forged = new ArrayList<>();
            for (Wire.Header header : genuine.headers()) {
                forged.add(genuine.replacing(header.name(), value -> string));
                forged.add(genuine.replacing(header.name(), value -> value + string));
                forged.add(genuine.with(header.name(), string));
            }
            if (sender.urlToken()) {
                forged.add(genuine.withUrl("/webhooks/x?token=" + string));
                forged.add(genuine.withUrl(genuine.url() + "&token=" + string));
                forged.add(genuine.withUrl("/webhooks/x?" + string));
            }
            for (Wire wire : forged) {
                boolean same =
                        wire.url().equals(genuine.url()) && wire.headers().equals(genuine.headers());
                // one more item of a list, of no known kind
                boolean passedOver = string.isBlank() || string.startsWith(",") || string.startsWith(" ");
                if (!same && !passedOver) {
                    assertThat(Verdict.of(verifier, wire).kind())
                            .as("%s: %s", sender, string)
                            .isEqualTo(REFUSED);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void areSecretsOrAreRefusedAtStartWithoutBeingSaid(Sender sender) {
        String prefix = sender == Sender.STANDARD_WEBHOOKS || sender == Sender.SVIX ? "whsec_" : "";
        for (String text : strings()) {
            String string = prefix + text;
            WebhookVerifier<?> verifier;
            try {
                verifier = sender.builder(string).clock(Sender.CLOCK).build();
            } catch (IllegalArgumentException e) {
                assertThat(string.length() > 8 && String.valueOf(e.getMessage()).contains(string))
                        .isFalse();
                continue;
            }
            assertThat(verifier.toString())
                    .isEqualTo("WebhookVerifier[" + sender.platform().id() + "]");
            assertThat(Verdict.of(verifier, sender.sample()).kind()).as(string).isEqualTo(REFUSED);
            if (sender != Sender.STANDARD_WEBHOOKS_ED25519) {
                assertThat(Verdict.of(verifier, sender.sign(sender.sampleBody(), Sender.NOW, string))
                                .kind())
                        .as("%s: %s", sender, string)
                        .isEqualTo(EVENT);
            }
        }
    }

    @Test
    void standInNoTextOfASecret() {
        for (String string : Corpus.naughtyStrings()) {
            try {
                assertThat(Secret.of(string).toString()).isEqualTo("Secret[…]");
            } catch (IllegalArgumentException e) {
                assertThat(string.length() > 8 && String.valueOf(e.getMessage()).contains(string))
                        .isFalse();
            }
        }
    }
}
