package dev.cuehook.testing.internal.signing;

import dev.cuehook.Secret;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import java.time.Instant;
import java.util.function.Function;

/** Signs the body alone and puts the signature into one header: Flowplayer, FastPix. */
public record BodySigner(String platform, Secret secret, byte[] key, String header, Function<byte[], String> encoding)
        implements Signer {

    @Override
    public SignedRequest sign(byte[] body, Instant at) {
        return Requests.json(platform, body).withHeader(header, encoding.apply(Hmac.sha256(key, body)));
    }
}
