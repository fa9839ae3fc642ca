package dev.cuehook.testing.internal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.Secret;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;

/**
 * Signs message id, time and body and puts each into a header: Standard Webhooks, Svix. The message id follows from the
 * body, so that the same body signed again later is the same message sent again.
 *
 * @param headers what the headers' names begin with
 * @param signing the signature over the content, with its version
 */
public record MessageSigner(String platform, Secret secret, String headers, Function<byte[], String> signing)
        implements Signer {

    @Override
    public SignedRequest sign(byte[] body, Instant at) {
        String id = "msg_" + HexFormat.of().formatHex(Digest.sha256(body), 0, 12);
        String time = Long.toString(at.getEpochSecond());
        return Requests.json(platform, body)
                .withHeader(headers + "-id", id)
                .withHeader(headers + "-timestamp", time)
                .withHeader(headers + "-signature", signing.apply(content(id + '.' + time + '.', body)));
    }

    private static byte[] content(String prefix, byte[] body) {
        byte[] before = prefix.getBytes(UTF_8);
        byte[] content = new byte[before.length + body.length];
        System.arraycopy(before, 0, content, 0, before.length);
        System.arraycopy(body, 0, content, before.length, body.length);
        return content;
    }
}
