package dev.cuehook.dedupe.redis;

import static dev.cuehook.dedupe.redis.Identities.identity;
import static dev.cuehook.inbox.DedupeStore.Status.DONE;
import static dev.cuehook.inbox.DedupeStore.Status.IN_PROGRESS;
import static dev.cuehook.inbox.DedupeStore.Status.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.DedupeStore.Claim;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stores beside each other in one Redis. */
@Tag("services")
class SharedRedisIT {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Redis redis = Redis.at(Redis.URL);

    @AfterEach
    void forgetTheKeysOfTheTest() {
        redis.close();
    }

    @Test
    void storesOfTwoProcessesShareTheirMemory() {
        try (DedupeStore one = store().build();
                DedupeStore other = store().build()) {
            Claim claim = one.claim(identity(1), LEASE);

            assertThat(other.claim(identity(1), LEASE).status()).isEqualTo(IN_PROGRESS);
            one.complete(identity(1), claim);
            assertThat(other.claim(identity(1), LEASE).status()).isEqualTo(DONE);
        }
    }

    @Test
    void storesWithDifferentPrefixesDoNotKnowEachOther() {
        try (DedupeStore one = store().build();
                DedupeStore other = store().prefix(redis.prefix() + "other:").build()) {
            assertThat(one.claim(identity(1), LEASE).status()).isEqualTo(NEW);
            assertThat(other.claim(identity(1), LEASE).status()).isEqualTo(NEW);
        }
    }

    @Test
    void aKeyIsThePrefixAndTheIdentityInHexadecimal() {
        try (DedupeStore store = store().build()) {
            assertThat(store.claim(identity(1), LEASE).status()).isEqualTo(NEW);

            assertThat(redis.keys())
                    .containsExactly(redis.prefix() + identity(1).hex());
        }
    }

    @Test
    void everyKeyHasAnEnd() {
        try (DedupeStore store = store().retention(Duration.ofHours(2)).build()) {
            Claim claim = store.claim(identity(1), LEASE);
            assertThat(redis.commands().pttl(redis.keys().get(0))).isBetween(1L, LEASE.toMillis());

            store.complete(identity(1), claim);
            assertThat(redis.commands().pttl(redis.keys().get(0)))
                    .isBetween(LEASE.toMillis(), Duration.ofHours(2).toMillis());
        }
    }

    @Test
    void theClockOfRedisEndsALease() {
        try (DedupeStore store = store().build()) {
            Claim first = store.claim(identity(1), Duration.ofMillis(1));

            Claim second = await().until(() -> store.claim(identity(1), LEASE), claim -> claim.status() == NEW);

            assertThat(second.token()).isNotEqualTo(first.token());
        }
    }

    @Test
    void aClaimThatTheClientSendsTwiceIsNewTwice() {
        Commands commands = new Commands(redis.connection(), Duration.ofSeconds(5));
        String key = redis.prefix() + "twice";

        assertThat(commands.run(Script.CLAIM, key, "token", "60000")).isZero();
        assertThat(commands.run(Script.CLAIM, key, "token", "60000")).isZero();
        assertThat(commands.run(Script.CLAIM, key, "other", "60000")).isOne();
    }

    @Test
    void scriptsThatRedisHasForgottenAreSentAgain() {
        try (OwnRedis own = OwnRedis.start();
                Redis client = Redis.at(own.url());
                DedupeStore store = RedisDedupeStore.at(own.url())) {
            assertThat(store.claim(identity(1), LEASE).status()).isEqualTo(NEW);
            client.commands().scriptFlush();
            assertThat(store.claim(identity(1), LEASE).status()).isEqualTo(IN_PROGRESS);
        }
    }

    @Test
    void aConnectionThatWasGivenStaysOpen() {
        DedupeStore store = RedisDedupeStoreBuilder.on(redis.connection())
                .prefix(redis.prefix())
                .build();
        store.complete(identity(1), store.claim(identity(1), LEASE));
        store.close();
        store.close();

        assertThat(redis.connection().isOpen()).isTrue();
        assertThat(redis.commands().ping()).isEqualTo("PONG");
    }

    private RedisDedupeStoreBuilder store() {
        return RedisDedupeStoreBuilder.at(Redis.URL).prefix(redis.prefix());
    }
}
