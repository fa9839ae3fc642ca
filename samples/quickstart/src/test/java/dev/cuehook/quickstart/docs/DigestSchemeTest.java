package dev.cuehook.quickstart.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.Secret;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.platform.Platform;
import dev.cuehook.testing.Sample;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import dev.cuehook.testing.contract.PlatformContract;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The scheme in code keeps the contract that every platform keeps. */
class DigestSchemeTest extends PlatformContract<JsonEvent> {

    static final Platform<JsonEvent> PLATFORM =
            Platform.id("digest").scheme(new DigestScheme()).identity("/id").events(JsonEvent.class, JsonEvent::new);

    @Override
    protected Platform<JsonEvent> platform() {
        return PLATFORM;
    }

    @Override
    protected Signer signer() {
        return signer("secret");
    }

    @Override
    protected Signer strangersSigner() {
        return signer("another");
    }

    @Override
    protected List<Sample> samples() {
        return List.of(Sample.of(PLATFORM, "{\"id\":\"e1\",\"type\":\"ready\"}"));
    }

    private static Signer signer(String secret) {
        return Signer.of("digest", Secret.of(secret), (body, at) -> {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                sha256.update(body);
                String digest = HexFormat.of().formatHex(sha256.digest(secret.getBytes(UTF_8)));
                return SignedRequest.post("http://localhost:8080/webhooks/digest", body)
                        .withHeader("Digest-Signature", digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
