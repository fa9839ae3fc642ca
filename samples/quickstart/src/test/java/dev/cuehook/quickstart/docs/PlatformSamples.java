package dev.cuehook.quickstart.docs;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.aioz.Aioz;
import dev.cuehook.aioz.AiozConfirm;
import dev.cuehook.aioz.AiozEvent;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.flowplayer.Flowplayer;
import dev.cuehook.flowplayer.FlowplayerEvent;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.jwplayer.JwPlayer;
import dev.cuehook.jwplayer.JwPlayerEvent;
import dev.cuehook.livekit.LiveKit;
import dev.cuehook.mux.Mux;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.platform.SecretForm;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.shotstack.Shotstack;
import dev.cuehook.shotstack.ShotstackConfirm;
import dev.cuehook.shotstack.ShotstackEvent;
import dev.cuehook.standardwebhooks.StandardWebhooks;
import dev.cuehook.stripe.Stripe;
import java.time.Duration;

/** A verifier of each platform, with the secrets as the platform shows them. */
class PlatformSamples {

    private final Secret current;
    private final Secret former;

    PlatformSamples(Secret current, Secret former) {
        this.current = current;
        this.former = former;
    }

    WebhookVerifier<FlowplayerEvent> flowplayer() {
        return Flowplayer.verifier(current, former); // the current key first
    }

    WebhookVerifier<FlowplayerEvent> wowza() {
        return Flowplayer.WOWZA.verifier(current); // or Flowplayer.WOWZA_LEGACY
    }

    WebhookVerifier<FastPixEvent> fastPix() {
        return FastPix.verifier(current, former); // Base64, as the dashboard shows them
    }

    WebhookVerifier<FastPixEvent> fastPixBeforeItsSecret() {
        return FastPix.PLATFORM.verifier().awaitingSecret().build();
    }

    WebhookVerifier<FastPixEvent> fastPixWithTheTextAsKey() {
        return FastPix.PLATFORM
                .verifier()
                .secrets(current)
                .secretForm(SecretForm.TEXT)
                .build();
    }

    WebhookVerifier<JwPlayerEvent> jwPlayer() {
        return JwPlayer.verifier(jw -> jw.webhook("2yW4KmiG", current).webhook("7Rav0hC5", former));
    }

    WebhookVerifier<ShotstackEvent> shotstack() {
        return Shotstack.verifier(current, former); // URL tokens; keep the former one for 49 minutes
    }

    WebhookVerifier<AiozEvent> aioz() {
        return Aioz.verifier(current, former); // URL tokens
    }

    WebhookVerifier<JsonEvent> standardWebhooks() {
        return StandardWebhooks.verifier(current, former); // whsec_… or whpk_…
    }

    WebhookVerifier<JsonEvent> mux() {
        return Mux.PLATFORM
                .verifier()
                .secrets(current, former)
                .maxAge(Duration.ofMinutes(2)) // five minutes unless set
                .build();
    }

    WebhookVerifier<JsonEvent> stripe() {
        return Stripe.verifier(current, former); // whsec_… is part of the key
    }

    WebhookVerifier<JsonEvent> liveKit() {
        return LiveKit.verifier("APIwLeah7g4fuLYDYAJeaKsSe", current);
    }

    WebhookReceiver confirming(Secret shotstackKey, Secret aiozPublicKey, Secret aiozSecretKey) {
        return WebhookReceiver.builder()
                .endpoint(
                        "shotstack",
                        shotstack(),
                        endpoint -> endpoint.confirm(ShotstackConfirm.withApiKey(shotstackKey)))
                .endpoint(
                        "aioz",
                        aioz(),
                        endpoint -> endpoint.confirm(AiozConfirm.withKeys(aiozPublicKey, aiozSecretKey)))
                .inbox(Inbox.inMemory())
                .build();
    }
}
