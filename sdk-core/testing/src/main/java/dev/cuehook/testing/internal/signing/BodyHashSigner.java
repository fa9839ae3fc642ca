package dev.cuehook.testing.internal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cuehook.Secret;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Sends a JWT with the body's digest, the API key and a life span: LiveKit. */
public record BodyHashSigner(String platform, Secret secret, String owner) implements Signer {

    private static final Duration LIFE = Duration.ofMinutes(5);

    @Override
    public SignedRequest sign(byte[] body, Instant at) {
        String claims = JsonNodeFactory.instance
                .objectNode()
                .put("iss", owner)
                .put("nbf", at.getEpochSecond())
                .put("exp", at.plus(LIFE).getEpochSecond())
                .put("sha256", Base64.getEncoder().encodeToString(Digest.sha256(body)))
                .toString();
        return Requests.json(platform, body)
                .withHeader("Content-Type", "application/webhook+json")
                .withHeader("Authorization", Jwt.of(claims.getBytes(UTF_8), secret.revealSecretBytes()));
    }
}
