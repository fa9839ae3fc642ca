package dev.cuehook.dedupe.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.cuehook.Identity;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.testing.contract.DedupeStoreContract;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract rejects a store that looks before it claims, in commands of their own instead of one script. */
@Tag("services")
class ChecksThenSetsIT {

    @Test
    void theContractRejectsAStoreThatLooksBeforeItClaims() {
        SummaryGeneratingListener run = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Twin.class))
                                .build(),
                        run);

        assertThat(run.getSummary().getFailures())
                .extracting(failure -> failure.getTestIdentifier().getDisplayName())
                .contains("exactlyOneOf64ClaimsAtOnceIsNew()");
        assertThat(run.getSummary().getTestsSucceededCount()).isGreaterThan(10);
    }

    /** Not found by a run of its own: it is nested. */
    static final class Twin extends DedupeStoreContract {

        private final Redis redis = Redis.at(Redis.URL);

        @Override
        protected DedupeStore create(Duration retention) {
            DedupeStore good = RedisDedupeStoreBuilder.on(redis.connection())
                    .prefix(redis.prefix())
                    .retention(retention)
                    .build();
            return new ChecksThenSets(good, redis);
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

    private record ChecksThenSets(DedupeStore good, Redis redis) implements DedupeStore {

        @Override
        public Claim claim(Identity identity, Duration lease) {
            RedisCommands<String, String> commands = redis.commands();
            String key = redis.prefix() + identity.hex();
            if (commands.exists(key) == 1) {
                return new Claim(commands.hexists(key, "lease") ? Status.IN_PROGRESS : Status.DONE, null);
            }
            String token = UUID.randomUUID().toString();
            commands.hset(key, "kept", "");
            commands.hset(key, "lease", token);
            commands.pexpire(key, lease.toMillis());
            return new Claim(Status.NEW, token);
        }

        @Override
        public void complete(Identity identity, Claim claim) {
            good.complete(identity, claim);
        }

        @Override
        public void release(Identity identity, Claim claim) {
            good.release(identity, claim);
        }

        @Override
        public void close() {
            good.close();
        }
    }
}
