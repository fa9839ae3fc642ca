package dev.cuehook.dedupe.redis;

import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.testing.contract.DedupeStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The contract over the Redis that runs. Its time moves as the lives of the test's keys are cut short. */
@Tag("services")
class RedisDedupeStoreIT extends DedupeStoreContract {

    private final Redis redis = Redis.at(Redis.URL);

    @Override
    protected DedupeStore create(Duration retention) {
        return RedisDedupeStoreBuilder.at(Redis.URL)
                .prefix(redis.prefix())
                .retention(retention)
                .build();
    }

    @Override
    protected void moveTime(Duration by) {
        redis.moveTime(by);
    }

    @AfterEach
    void forgetTheKeysOfTheTest() {
        redis.close();
    }
}
