package dev.cuehook.testing.internal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.Secret;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import java.time.Instant;

/** Signs nothing and has the token in the URL: Shotstack, AIOZ Stream, Wowza. */
public record TokenSigner(String platform, Secret secret) implements Signer {

    @Override
    public SignedRequest sign(byte[] body, Instant at) {
        return Requests.json(platform, body).withQuery("token=" + new String(secret.revealSecretBytes(), UTF_8));
    }
}
