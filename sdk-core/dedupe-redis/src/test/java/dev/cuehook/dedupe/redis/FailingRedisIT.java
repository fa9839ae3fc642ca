package dev.cuehook.dedupe.redis;

import static dev.cuehook.dedupe.redis.Identities.identity;
import static dev.cuehook.inbox.DedupeStore.Status.DONE;
import static dev.cuehook.inbox.DedupeStore.Status.NEW;
import static dev.cuehook.inbox.DedupeStore.Status.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.DedupeStore.Claim;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Redis that is full, gone, slow or not made for this. */
@Tag("services")
class FailingRedisIT {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int MORE_THAN_FIT = 50_000;

    @Test
    void aFullRedisRefusesNewDeliveriesAndStillNotesWhatIsDone() {
        try (OwnRedis own = OwnRedis.start();
                Redis client = Redis.at(own.url());
                DedupeStore store = RedisDedupeStore.at(own.url())) {
            store.complete(identity(0), store.claim(identity(0), LEASE));
            Claim held = store.claim(identity(1), LEASE);
            Claim released = store.claim(identity(2), LEASE);
            client.commands().configSet("maxmemory", "1");

            assertThat(store.claim(identity(3), LEASE).status()).isEqualTo(REFUSED);
            assertThat(store.claim(identity(0), LEASE).status()).isEqualTo(DONE);
            store.complete(identity(1), held);
            assertThat(store.claim(identity(1), LEASE).status()).isEqualTo(DONE);
            store.release(identity(2), released);

            client.commands().configSet("maxmemory", "0");
            assertThat(store.claim(identity(2), LEASE).status()).isEqualTo(NEW);
            assertThat(store.claim(identity(3), LEASE).status()).isEqualTo(NEW);
        }
    }

    @Test
    void nothingIsForgottenWhileItFillsUp() {
        try (OwnRedis own = OwnRedis.start("--maxmemory", "3mb");
                DedupeStore store = RedisDedupeStore.at(own.url())) {
            int taken = 0;
            Claim claim = store.claim(identity(0), LEASE);
            while (claim.status() == NEW && taken < MORE_THAN_FIT) {
                store.complete(identity(taken++), claim);
                claim = store.claim(identity(taken), LEASE);
            }

            assertThat(claim.status()).isEqualTo(REFUSED);
            assertThat(taken).isPositive();
            for (int i = 0; i < taken; i++) {
                assertThat(store.claim(identity(i), LEASE).status()).isEqualTo(DONE);
            }
        }
    }

    @Test
    void aRedisThatEvictsIsRefusedAtTheStart() {
        try (OwnRedis own = OwnRedis.start("--maxmemory-policy", "allkeys-lru")) {
            assertThatThrownBy(() -> RedisDedupeStore.at(own.url()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("'allkeys-lru'")
                    .hasMessageContaining("CONFIG SET maxmemory-policy noeviction");
        }
    }

    @Test
    void aRedisThatDoesNotTellItsPolicyNeedsAWord() {
        try (OwnRedis own = OwnRedis.start("--rename-command", "CONFIG", "")) {
            assertThatThrownBy(() -> RedisDedupeStore.at(own.url()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("+config|get")
                    .hasMessageContaining("assumingNoEviction()");

            try (DedupeStore store =
                    RedisDedupeStoreBuilder.at(own.url()).assumingNoEviction().build()) {
                assertThat(store.claim(identity(1), LEASE).status()).isEqualTo(NEW);
            }
        }
    }

    @Test
    void everyCallThrowsWhereRedisIsGone() {
        OwnRedis own = OwnRedis.start();
        try (DedupeStore store = RedisDedupeStore.at(own.url())) {
            Claim claim = store.claim(identity(1), LEASE);
            own.close();

            assertThatThrownBy(() -> store.claim(identity(2), LEASE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Redis failed to claim a delivery");
            assertThatThrownBy(() -> store.complete(identity(1), claim))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Redis failed to complete a delivery");
            assertThatThrownBy(() -> store.release(identity(1), claim)).isInstanceOf(IllegalStateException.class);
        } finally {
            own.close();
        }
    }

    @Test
    void aClaimThatTookTooLongIsGivenBack() {
        try (OwnRedis own = OwnRedis.start();
                Redis client = Redis.at(own.url());
                DedupeStore hasty = RedisDedupeStoreBuilder.at(own.url())
                        .timeout(Duration.ofMillis(100))
                        .build();
                DedupeStore patient = RedisDedupeStore.at(own.url())) {
            assertThat(patient.claim(identity(0), LEASE).status()).isEqualTo(NEW); // Redis knows the script from now on
            client.commands().clientPause(600);

            assertThatThrownBy(() -> hasty.claim(identity(1), LEASE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("timed out");

            await().ignoreExceptions()
                    .until(() -> patient.claim(identity(1), LEASE).status() == NEW);
        }
    }

    @Test
    void aRedisThatIsNotThereIsNamedWithoutThePassword() {
        OwnRedis gone = OwnRedis.start();
        gone.close();
        String url = gone.url().replace("redis://", "redis://:canary-4711@");

        assertThatThrownBy(() -> RedisDedupeStore.at(url))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Redis cannot be reached")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aWrongPasswordIsSaidWithoutThePassword() {
        try (OwnRedis own = OwnRedis.start("--requirepass", "right-4711")) {
            String url = own.url().replace("redis://", "redis://:canary-4711@");

            assertThatThrownBy(() -> RedisDedupeStore.at(url))
                    .isInstanceOf(IllegalStateException.class)
                    .hasStackTraceContaining("WRONGPASS")
                    .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("canary"));
        }
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
