package dev.cuehook.dedupe.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Secret;
import dev.cuehook.WebhookRequest;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.receiver.AckMode;
import dev.cuehook.receiver.Admission;
import dev.cuehook.receiver.InlineEndpoint;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.testing.FastPixSamples;
import dev.cuehook.testing.Signers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Receivers of two processes with one memory. */
@Tag("services")
class InlineEndpointsIT {

    private static final String SECRET = "ZGVtby1mYXN0cGl4LXNlY3JldA==";

    private final Redis redis = Redis.at(Redis.URL);
    private final AtomicInteger handled = new AtomicInteger();
    private final WebhookRequest ready = Signers.fastPix(SECRET)
            .sign(FastPixSamples.mediaReady().id(UUID.randomUUID().toString()))
            .toWebhookRequest();

    @AfterEach
    void forgetTheKeysOfTheTest() {
        redis.close();
    }

    @Test
    void aRepeatToAnotherProcessIsNotHandledThereAgain() {
        try (DedupeStore one = store();
                DedupeStore other = store();
                WebhookReceiver first = receiver(one);
                WebhookReceiver second = receiver(other)) {
            first.start();
            second.start();

            assertThat(first.receive(ready).status()).isEqualTo(200);
            assertThat(second.receive(ready).status()).isEqualTo(200);

            assertThat(handled).hasValue(1);
        }
    }

    @Test
    void whatAnotherProcessIsHandlingIsAnswered503() {
        try (DedupeStore one = store();
                DedupeStore other = store()) {
            Admission<FastPixEvent> held = inline(one).admit(ready);
            assertThat(held.response()).isEmpty();

            assertThat(inline(other).admit(ready).response())
                    .hasValueSatisfying(
                            response -> assertThat(response.status()).isEqualTo(503));
            held.release();
            assertThat(inline(other).admit(ready).response()).isEmpty();
        }
    }

    @Test
    void aRedisThatIsGoneIsAnswered503AndHandlesNothing() {
        OwnRedis own = OwnRedis.start();
        try (DedupeStore store = RedisDedupeStore.at(own.url());
                WebhookReceiver receiver = receiver(store)) {
            receiver.start();
            own.close();

            assertThat(receiver.receive(ready).status()).isEqualTo(503);
            assertThat(handled).hasValue(0);
        } finally {
            own.close();
        }
    }

    private DedupeStore store() {
        return RedisDedupeStoreBuilder.at(Redis.URL).prefix(redis.prefix()).build();
    }

    private WebhookReceiver receiver(DedupeStore dedupe) {
        return WebhookReceiver.builder()
                .endpoint(
                        "fastpix",
                        FastPix.verifier(Secret.of(SECRET)),
                        options -> options.ackMode(AckMode.AFTER_HANDLING))
                .inbox(Inbox.inMemory())
                .dedupe(dedupe)
                .handlers(handlers ->
                        handlers.on(FastPixEvent.MediaReady.class, (event, delivery) -> handled.incrementAndGet()))
                .build();
    }

    private static InlineEndpoint<FastPixEvent> inline(DedupeStore dedupe) {
        return InlineEndpoint.builder("hooks", FastPix.verifier(Secret.of(SECRET)))
                .dedupe(dedupe)
                .options(options -> options.deadline(Duration.ofMillis(50)))
                .build();
    }
}
