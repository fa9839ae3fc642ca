package dev.cuehook.quickstart.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.Secret;
import dev.cuehook.platform.Platform;
import dev.cuehook.testing.Sample;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import dev.cuehook.testing.Signers;
import dev.cuehook.testing.contract.PlatformContract;
import java.util.HexFormat;
import java.util.List;

class AcmePlatformTest extends PlatformContract<AcmeEvent> {

    static Signer signer(Secret secret) {
        return Signer.of("acme", secret, (body, at) -> {
            String time = Long.toString(at.getEpochSecond());
            byte[] mac = Signers.hmacSha256(secret.revealSecretBytes(), (time + ".").getBytes(UTF_8), body);
            return SignedRequest.post("http://localhost:8080/webhooks/acme", body)
                    .withHeader(
                            "Acme-Signature",
                            "t=" + time + ",v1=" + HexFormat.of().formatHex(mac));
        });
    }

    static Sample clipReady() {
        return Sample.of(AcmeEvent.PLATFORM, "{\"id\":\"e1\",\"type\":\"clip.ready\",\"clip\":{\"id\":\"c1\"}}");
    }

    @Override
    protected Platform<AcmeEvent> platform() {
        return AcmeEvent.PLATFORM;
    }

    @Override
    protected Signer signer() {
        return signer(Secret.of("the-secret-of-acme"));
    }

    @Override
    protected Signer strangersSigner() {
        return signer(Secret.of("another-secret"));
    }

    @Override
    protected List<Sample> samples() {
        return List.of(clipReady());
    }
}
