package dev.cuehook.quickstart.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What many applications have before: shown to be left behind. */
@RestController
class HandWrittenController {

    private final Catalog catalog;
    private final String secret;
    private final ObjectMapper json = new ObjectMapper();

    HandWrittenController(Catalog catalog, @Value("${FASTPIX_SECRET}") String secret) {
        this.catalog = catalog;
        this.secret = secret;
    }

    @PostMapping("/hooks/fastpix")
    ResponseEntity<Void> fastPix(@RequestBody String body, @RequestHeader("FastPix-Signature") String signature)
            throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        String expected = Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF_8)));
        if (!expected.equals(signature)) {
            return ResponseEntity.status(401).build();
        }
        JsonNode event = json.readTree(body);
        if (event.path("type").asText().equals("video.media.ready")) {
            catalog.publish(event.path("data").path("id").asText());
        }
        return ResponseEntity.ok().build();
    }
}
