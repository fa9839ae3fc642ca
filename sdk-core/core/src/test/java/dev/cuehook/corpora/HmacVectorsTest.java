package dev.cuehook.corpora;

import static dev.cuehook.sender.Crypto.base64;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuehook.Secret;
import dev.cuehook.WebhookException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SecretForm;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.sender.Wire;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Project Wycheproof's HMAC-SHA256 tests. */
class HmacVectorsTest {

    private static final String HEADER = "x-hmac-sha256-hex";

    private static final Platform<JsonEvent> HEX = Platform.id("hex")
            .scheme(SignatureScheme.hmacSha256()
                    .header(HEADER)
                    .hex()
                    .secretForm(SecretForm.BASE64)
                    .build())
            .events(JsonEvent.class, JsonEvent::new);

    private static boolean accepts(WebhookVerifier<?> verifier, Wire wire) {
        try {
            return verifier.verify(wire.request()).body() != null;
        } catch (WebhookException refused) {
            return false;
        }
    }

    @Test
    void haveThePublishedVerdictInHexAndInBase64() {
        for (JsonNode vector : Corpus.vectors("vectors-hmac-sha256-wycheproof.json")) {
            byte[] key = HexFormat.of().parseHex(vector.path("secret").textValue());
            Secret secret = Secret.of(base64(key));
            String signature = vector.path("headers").path(HEADER).textValue();
            Wire wire = Wire.of(
                    Base64.getDecoder().decode(vector.path("body_base64").textValue()));
            boolean valid = vector.path("expect").textValue().equals("valid");
            String name = vector.path("name").textValue();

            assertThat(accepts(HEX.verifier().secrets(secret).build(), wire.with(HEADER, signature)))
                    .as(name)
                    .isEqualTo(valid);
            String base64 = base64(HexFormat.of().parseHex(signature));
            assertThat(accepts(FastPix.verifier(secret), wire.with("FastPix-Signature", base64)))
                    .as(name)
                    .isEqualTo(valid);
        }
    }
}
