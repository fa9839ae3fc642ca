package dev.cuehook.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookRequest;
import dev.cuehook.corpora.Corpus;
import java.time.Clock;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The JWS tests of Project Wycheproof, the RFCs and java-jwt, with keys that no configured text could be. */
class JwsVectorsTest {

    /** Valid, and refused here all the same, since an event is a JSON object and these payloads are none. */
    private static final Set<String> NO_EVENT = Set.of(
            "wycheproof-1-acceptsValid",
            "wycheproof-348-Figure35",
            "wycheproof-357-ValidMac",
            "wycheproof-358-ValidEdgeCaseMac",
            "wycheproof-359-ValidEdgeCaseMac",
            "wycheproof-376-ValidSpacesInJsonHeader",
            "wycheproof-377-ValidWhiteSpaceInJsonHeader");

    private static boolean accepts(byte[] key, String token) {
        try {
            JwtText text = JwtText.bearer(WebhookRequest.post("/")
                    .header("Authorization", "Bearer " + token)
                    .build()
                    .head());
            return new JwtKey(key).refusal(text, Clock.systemUTC(), null) == null;
        } catch (WebhookRefusedException e) {
            return false;
        }
    }

    @Test
    void haveThePublishedVerdict() {
        for (JsonNode vector : Corpus.vectors("vectors-jws-hs256.json")) {
            String name = vector.path("name").textValue();
            String secret = vector.path("secret").textValue();
            byte[] key = vector.path("secretEncoding").textValue().equals("base64url")
                    ? Base64.getUrlDecoder().decode(secret)
                    : secret.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            boolean valid = vector.path("expect").textValue().equals("valid") && !NO_EVENT.contains(name);

            assertThat(accepts(key, vector.path("headers").path("x-jws").asText()))
                    .as(name)
                    .isEqualTo(valid);
        }
    }
}
