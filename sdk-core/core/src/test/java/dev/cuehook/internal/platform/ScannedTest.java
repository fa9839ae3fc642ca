package dev.cuehook.internal.platform;

import static dev.cuehook.sender.Sender.AIOZ;
import static dev.cuehook.sender.Sender.FASTPIX;
import static dev.cuehook.sender.Sender.STANDARD_WEBHOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookHandshakeException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.internal.root.VerifiedDelivery;
import dev.cuehook.sender.Sender;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What accepting a delivery learns of its body in one pass. */
class ScannedTest {

    private static Scanned scanned(Sender sender, String body) {
        WebhookVerifier<?> verifier = sender.verifier();
        VerifiedWebhook webhook = verifier.verify(sender.sign(body).request());
        return ((PlatformVerifier<?>) verifier).scan((VerifiedDelivery) webhook);
    }

    private static Scanned media(String event, String media) {
        return scanned(
                FASTPIX,
                "{\"type\":\"video.media.ready\",\"object\":{\"type\":\"media\",\"id\":\"" + media + "\"},\"id\":\""
                        + event + "\",\"createdAt\":\"2026-01-01T11:59:58Z\"}");
    }

    @Test
    void holdsWhatTheBodySaysOfItself() {
        Scanned scanned = media("e-1", "m-1");

        assertThat(scanned.type()).isEqualTo("video.media.ready");
        assertThat(scanned.eventId()).isEqualTo("e-1");
        assertThat(scanned.occurredAt()).isEqualTo(Instant.parse("2026-01-01T11:59:58Z"));
        assertThat(scanned.resourceId()).isEqualTo("m-1");
        assertThat(scanned.isTest()).isFalse();
    }

    @Test
    void hasOneKeyForEachResourceWhateverHappensToIt() {
        assertThat(media("e-1", "m-1").resource())
                .isNotNull()
                .isEqualTo(media("e-2", "m-1").resource())
                .isNotEqualTo(media("e-1", "m-2").resource());
    }

    @Test
    void holdsNothingOfAnEmptyBody() {
        Scanned scanned = scanned(AIOZ, "{}");

        assertThat(scanned.type()).isEmpty();
        assertThat(scanned.eventId()).isNull();
        assertThat(scanned.occurredAt()).isNull();
        assertThat(scanned.resource()).isNull();
        assertThat(scanned.resourceId()).isNull();
        assertThat(scanned.isTest()).isFalse();
    }

    @Test
    void takesTheIdFromWhatIsSignedBesideTheBody() {
        assertThat(scanned(STANDARD_WEBHOOKS, "{\"id\":\"in-the-body\"}").eventId())
                .isEqualTo("msg-1");
    }

    @Test
    void knowsACheckCallWhichIsNoEventToAParserEither() {
        String check = "{\"type\":\"encoding.finished\",\"media_id\":\"00000000-0000-0000-0000-000000000000\"}";
        WebhookVerifier<?> verifier = AIOZ.verifier();

        assertThat(scanned(AIOZ, check).isTest()).isTrue();
        assertThatThrownBy(() -> verifier.verifyAndParse(AIOZ.sign(check).request()))
                .isInstanceOfSatisfying(
                        WebhookHandshakeException.class,
                        e -> assertThat(e.response().status()).isEqualTo(200));
        assertThat(verifier.verifyAndParse(
                        AIOZ.sign(check.replace("000\"", "001\"")).request()))
                .isNotNull();
    }
}
