package dev.cuehook.corpora;

import static dev.cuehook.corpora.Verdict.Kind.EVENT;
import static dev.cuehook.corpora.Verdict.Kind.HANDSHAKE;
import static dev.cuehook.corpora.Verdict.Kind.REFUSED;
import static dev.cuehook.corpora.Verdict.Kind.UNREADABLE;
import static dev.cuehook.sender.Crypto.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.WebhookVerifier;
import dev.cuehook.corpora.Corpus.Published;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** JSONTestSuite and the UTF-8 tests, each inside a genuine delivery of every platform. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsTest {

    /** Valid JSON, in which two readers can see two events: refused, as the guarantees say. */
    private static final Set<String> AMBIGUOUS = Set.of("y_object_duplicated_key", "y_object_duplicated_key_and_value");

    /** Bodies of some bytes are verified and read without more than this, whatever they hold. */
    private static final int MOST_FOR_A_SMALL_BODY = 2 << 20;

    /** The value as a member of an object, before the sender's own members. */
    private static byte[] member(Sender sender, byte[] value) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(utf8("{\"x\":"));
        body.writeBytes(value);
        body.writeBytes(utf8(","));
        byte[] sample = sender.sampleBody();
        body.write(sample, 1, sample.length - 1);
        return body.toByteArray();
    }

    private static byte[] text(byte[] characters) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write('"');
        text.writeBytes(characters);
        text.write('"');
        return text.toByteArray();
    }

    private static boolean needsAnEscape(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8).chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\');
    }

    private static Verdict verdict(Sender sender, WebhookVerifier<?> verifier, String name, byte[] body) {
        long most = MOST_FOR_A_SMALL_BODY + 64L * body.length;
        Wire wire = sender.sign(body);
        return Cost.within(most, sender + " " + name, () -> Verdict.of(verifier, wire));
    }

    private static void assertUnreadable(Sender sender, Verdict verdict, String name) {
        // A token of JSON whose payload is none is no token
        assertThat(verdict.kind())
                .as("%s, %s", sender, name)
                .isIn(UNREADABLE, sender == Sender.JWPLAYER ? REFUSED : UNREADABLE);
    }

    @ParameterizedTest
    @EnumSource
    void judgesAMemberAsPublished(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        for (Published json : Corpus.json()) {
            byte[] body = member(sender, json.bytes());
            Verdict verdict = verdict(sender, verifier, json.name(), body);
            if (json.isInvalid() || AMBIGUOUS.contains(json.name())) {
                assertUnreadable(sender, verdict, json.name());
            } else if (json.isValid()) {
                assertThat(verdict.kind()).as("%s, %s", sender, json.name()).isEqualTo(EVENT);
                assertThat(verdict.verified()).isEqualTo(body);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void judgesAWholeBodyAsPublished(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        for (Published json : Corpus.json()) {
            Verdict verdict = verdict(sender, verifier, json.name(), json.bytes());
            boolean isObject = new String(json.bytes(), StandardCharsets.ISO_8859_1)
                    .strip()
                    .startsWith("{");
            if (json.isInvalid() || AMBIGUOUS.contains(json.name()) || (json.isValid() && !isObject)) {
                assertUnreadable(sender, verdict, json.name());
            } else if (json.isValid()) {
                // an object without any type and id is the test of some platforms
                assertThat(verdict.kind()).as("%s, %s", sender, json.name()).isIn(EVENT, HANDSHAKE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsValidUtf8AndNothingElse(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        for (Published characters : Corpus.utf8()) {
            byte[] body = member(sender, text(characters.bytes()));
            Verdict verdict = verdict(sender, verifier, characters.name(), body);
            if (characters.isValid() && !needsAnEscape(characters.bytes())) {
                assertThat(verdict.kind())
                        .as("%s, %s", sender, characters.name())
                        .isEqualTo(EVENT);
                assertThat(verdict.event().envelope().raw().text("/x"))
                        .isEqualTo(new String(characters.bytes(), StandardCharsets.UTF_8));
            } else {
                assertUnreadable(sender, verdict, characters.name());
            }
            if (sender != Sender.JWPLAYER) {
                assertThat(verdict.verified()).isEqualTo(body);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheSameBodiesFromSomebodyElseBeforeItReadsThem(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        for (List<Published> corpus : List.of(Corpus.json(), Corpus.utf8())) {
            for (Published document : corpus) {
                Verdict verdict = Verdict.of(verifier, sender.sign(document.bytes(), Sender.NOW, sender.otherSecret()));
                assertThat(verdict.kind()).as("%s, %s", sender, document.name()).isEqualTo(REFUSED);
            }
        }
    }
}
