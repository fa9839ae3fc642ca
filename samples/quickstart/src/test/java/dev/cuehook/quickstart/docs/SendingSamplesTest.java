package dev.cuehook.quickstart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.WebhookVerifier;
import dev.cuehook.mux.Mux;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.testing.FlowplayerSamples;
import dev.cuehook.testing.Sample;
import dev.cuehook.testing.SettableClock;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import dev.cuehook.testing.Signers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Sends signed requests with whatever is at hand. */
class SendingSamplesTest {

    @Test
    void makesACurlCommand() {
        SignedRequest request = Signers.flowplayer("demo-flowplayer-secret")
                .sign(FlowplayerSamples.videoReady().id("my-video"))
                .to("http://localhost:8080/webhooks/flowplayer");

        assertThat(request.toCurl()).contains("curl").contains("X-FP-Webhook-Signature-Hmac-Sha-256");
    }

    @Test
    void refusesWhatIsTooOld() {
        SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
        Signer signer = Signers.mux("the-secret");
        WebhookVerifier<JsonEvent> verifier =
                Mux.PLATFORM.verifier().secrets(signer.secret()).clock(clock).build();
        SignedRequest request =
                signer.sign(Sample.of("mux", "{\"type\":\"video.asset.ready\",\"id\":\"e1\"}"), clock.instant());

        verifier.verify(request.toWebhookRequest());
        clock.advance(Duration.ofMinutes(6));
        assertThat(RefusalOf.verifying(verifier, request)).isEqualTo("TOO_OLD");
    }

    /** Sends a signed request with the JDK's client. */
    static int send(SignedRequest signed) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(signed.url()))
                .method(signed.method(), BodyPublishers.ofByteArray(signed.body()));
        signed.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }
}
