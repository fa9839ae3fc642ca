package dev.cuehook.testing.internal.signing;

import dev.cuehook.Secret;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import java.time.Instant;

/** Sends a JWT whose claims are the body: JW Player. */
public record ClaimsSigner(String platform, Secret secret) implements Signer {

    @Override
    public SignedRequest sign(byte[] body, Instant at) {
        return Requests.json(platform, body)
                .withHeader("Authorization", "Bearer " + Jwt.of(body, secret.revealSecretBytes()));
    }
}
