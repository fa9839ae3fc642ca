package dev.cuehook.quickstart.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Refusal;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.testing.FastPixSamples;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.TestDelivery;
import dev.cuehook.testing.TestReceiver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogHandlersTest {

    private final List<String> published = new ArrayList<>();
    private boolean down;

    private final TestReceiver receiver = TestReceiver.with(FastPix.PLATFORM)
            .retryPolicy(RetryPolicy.defaults().attempts(3))
            .handlers(handlers -> handlers.on(FastPixEvent.MediaReady.class, (event, delivery) -> publish(event)));

    private void publish(FastPixEvent.MediaReady event) {
        if (down) {
            throw new IllegalStateException("The catalog is down.");
        }
        published.add(String.valueOf(event.media().id()));
    }

    @Test
    void publishesAMediaOnce() {
        receiver.deliver(FastPixSamples.mediaReady().id("m1")).requireHandled();
        TestDelivery again = receiver.deliverAgain();

        assertThat(published).containsExactly("m1");
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void refusesAnAlteredBody() {
        SignedRequest genuine = receiver.sign(FastPixSamples.mediaReady());
        TestDelivery altered = receiver.deliver(genuine.withBody("{}".getBytes(UTF_8)));

        assertThat(altered.status()).isEqualTo(401);
        assertThat(altered.refusal()).isEqualTo(Refusal.SIGNATURE_MISMATCH);
    }

    @Test
    void triesAgainWhenTheCatalogWasDown() {
        down = true;
        TestDelivery delivery = receiver.deliver(FastPixSamples.mediaReady().id("m1"));
        down = false;
        receiver.advance(ofMinutes(1)); // runs every retry that falls due on the way

        assertThat(delivery.isHandled()).isTrue();
        assertThat(published).containsExactly("m1");
    }

    @Test
    void givesUpAfterThreeAttemptsAndCanBeReplayed() {
        down = true;
        TestDelivery delivery = receiver.deliver(FastPixSamples.mediaReady().id("m1"));
        receiver.advance(ofMinutes(1));
        assertThat(delivery.dead()).isEqualTo(DeadReason.ATTEMPTS_EXHAUSTED);

        down = false;
        receiver.replay(receiver.deadLetters().get(0));
        assertThat(published).containsExactly("m1");
    }
}
