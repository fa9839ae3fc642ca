package dev.cuehook.testing.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.Secret;
import dev.cuehook.platform.EventParser;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.testing.Sample;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import dev.cuehook.testing.Signers;
import java.time.Duration;
import java.util.HexFormat;

/** A platform of a user's own, as the documentation shows it, with its signer. */
public final class Acme {

    /** Its scheme. */
    public static final SignatureScheme SCHEME = SignatureScheme.hmacSha256()
            .header("Acme-Signature")
            .list("t", "v1")
            .content("{t}", ".", "{body}")
            .hex()
            .maxAge(Duration.ofMinutes(5))
            .build();

    /** The platform. */
    public static final Platform<AcmeEvent> PLATFORM = platform(SCHEME, AcmeEvent::parse);

    private Acme() {}

    /** The platform with another scheme or parser. */
    public static Platform<AcmeEvent> platform(SignatureScheme scheme, EventParser<AcmeEvent> parser) {
        return Platform.id("acme")
                .scheme(scheme)
                .identity("/id")
                .resource("/clip/id")
                .time("/created")
                .events(AcmeEvent.class, parser);
    }

    /** Its signer. */
    public static Signer signer(String secret) {
        return Signer.of("acme", Secret.of(secret), (body, at) -> {
            String time = Long.toString(at.getEpochSecond());
            byte[] mac = Signers.hmacSha256(secret.getBytes(UTF_8), (time + ".").getBytes(UTF_8), body);
            return SignedRequest.post("/webhooks/acme", body)
                    .withHeader("Content-Type", "application/json")
                    .withHeader(
                            "Acme-Signature",
                            "t=" + time + ",v1=" + HexFormat.of().formatHex(mac));
        });
    }

    /** Its one event. */
    public static Sample clipReady() {
        return Sample.of(
                PLATFORM,
                "{\"type\": \"clip.ready\", \"id\": \"evt_1\", \"created\": 1767225600, \"clip\": {\"id\": \"c1\", \"tags\": [1]}}");
    }
}
