package dev.cuehook.testing.internal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.Secret;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import java.time.Instant;
import java.util.HexFormat;

/** Signs time and body and puts both into one header, {@code t=…,v1=…}: Mux, Stripe. The key is the secret's text. */
public record TimeAndBodySigner(String platform, Secret secret, String header) implements Signer {

    @Override
    public SignedRequest sign(byte[] body, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        byte[] mac = Hmac.sha256(secret.revealSecretBytes(), (time + ".").getBytes(UTF_8), body);
        return Requests.json(platform, body)
                .withHeader(header, "t=" + time + ",v1=" + HexFormat.of().formatHex(mac));
    }
}
