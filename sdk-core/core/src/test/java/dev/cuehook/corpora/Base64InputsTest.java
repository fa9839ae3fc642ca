package dev.cuehook.corpora;

import static dev.cuehook.corpora.Verdict.Kind.EVENT;
import static dev.cuehook.corpora.Verdict.Kind.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The Base64 inputs of the Web Platform Tests where a signature or a secret is expected. */
class Base64InputsTest {

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#signing")
    void areNoSignature(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        Wire genuine = sender.sample();
        for (JsonNode published : Corpus.base64()) {
            String input = published.path("input").textValue();
            for (String form : List.of("%s", "v1,%s", "v1a,%s", "t=1767268800,v1=%s", "Bearer %s", "Bearer %s.%s.%s")) {
                Wire wire = genuine.replacing(sender.signatureHeader(), value -> form.replace("%s", input));
                assertThat(Verdict.of(verifier, wire).kind())
                        .as("%s: %s", sender, input)
                        .isEqualTo(REFUSED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FASTPIX", "STANDARD_WEBHOOKS", "SVIX"})
    void areSecretsOnlyWhereTheyAreStrict(Sender sender) {
        String prefix = sender == Sender.FASTPIX ? "" : "whsec_";
        for (JsonNode published : Corpus.base64()) {
            String secret = prefix + published.path("input").textValue();
            WebhookVerifier<?> verifier;
            try {
                verifier = sender.builder(secret).clock(Sender.CLOCK).build();
            } catch (IllegalArgumentException refused) {
                continue;
            }
            // Padding may be left out; what is decoded is what the strict decoder reads, or the next line would throw.
            assertThat(Verdict.of(verifier, sender.sign(sender.sampleBody(), Sender.NOW, secret))
                            .kind())
                    .isEqualTo(EVENT);
            assertThat(secret).matches("(whsec_)?[A-Za-z0-9+/]+={0,2}");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FASTPIX", "STANDARD_WEBHOOKS", "SVIX"})
    void thatAreValidAreAllTaken(Sender sender) {
        String prefix = sender == Sender.FASTPIX ? "" : "whsec_";
        for (JsonNode published : Corpus.base64()) {
            String input = published.path("input").textValue();
            if (published.path("strict_rfc4648").textValue().equals("valid") && !input.isEmpty()) {
                assertThat(sender.builder(prefix + input).build()).isNotNull();
            }
        }
    }
}
