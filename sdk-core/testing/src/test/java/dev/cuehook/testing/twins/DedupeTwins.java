package dev.cuehook.testing.twins;

import dev.cuehook.Identity;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.DedupeStore.Claim;
import dev.cuehook.inbox.DedupeStore.Status;
import dev.cuehook.inbox.MemoryDedupeStore;
import dev.cuehook.testing.contract.DedupeStoreContract;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dedupe stores that each break one promise. They are no tests of their own: only {@link DedupeTwinsTest} runs them. */
final class DedupeTwins {

    private DedupeTwins() {}

    /** The contract on a twin, with the bounds that the store in memory has. */
    @ExtendWith(OnlyWhenAskedFor.class)
    abstract static class Twin extends DedupeStoreContract {

        private final UnaryOperator<DedupeStore> breaking;

        Twin(UnaryOperator<DedupeStore> breaking) {
            this.breaking = breaking;
        }

        @Override
        protected DedupeStore create(Duration retention) {
            return breaking.apply(MemoryDedupeStore.builder()
                    .clock(clock())
                    .retention(retention)
                    .build());
        }

        @Override
        protected DedupeStore createHolding(Duration retention, int mostKeys) {
            return breaking.apply(MemoryDedupeStore.builder()
                    .clock(clock())
                    .retention(retention)
                    .mostKeys(mostKeys)
                    .build());
        }
    }

    /** A good store, of which each subclass breaks one thing. */
    static class Store implements DedupeStore {

        final DedupeStore good;

        Store(DedupeStore good) {
            this.good = good;
        }

        @Override
        public Claim claim(Identity identity, Duration lease) {
            return good.claim(identity, lease);
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

    static final class Sound extends Twin {
        Sound() {
            super(Store::new);
        }
    }

    /** Looks whether a key is claimed, and claims it a little later. */
    static final class ChecksThenClaims extends Twin {
        ChecksThenClaims() {
            super(good -> new Store(good) {
                private final Set<Identity> claimed = ConcurrentHashMap.newKeySet();

                @Override
                public Claim claim(Identity identity, Duration lease) {
                    if (!claimed.contains(identity)) {
                        LockSupport.parkNanos(1_000_000);
                        claimed.add(identity);
                        Claim claim = super.claim(identity, lease);
                        return claim.status() == Status.IN_PROGRESS ? new Claim(Status.NEW, "late") : claim;
                    }
                    return super.claim(identity, lease);
                }
            });
        }
    }

    /** Lets whoever had a key once complete and release it. */
    static class ForgetsTheLeaseToken extends Twin {
        ForgetsTheLeaseToken() {
            super(good -> new Store(good) {
                private final Map<Identity, Claim> latest = new ConcurrentHashMap<>();

                @Override
                public Claim claim(Identity identity, Duration lease) {
                    Claim claim = super.claim(identity, lease);
                    if (claim.status() == Status.NEW) {
                        latest.put(identity, claim);
                    }
                    return claim;
                }

                @Override
                public void complete(Identity identity, Claim claim) {
                    super.complete(identity, latest.getOrDefault(identity, claim));
                }

                @Override
                public void release(Identity identity, Claim claim) {
                    super.release(identity, latest.getOrDefault(identity, claim));
                }
            });
        }
    }

    /** Never lets a lease end. */
    static final class LeasesForEver extends Twin {
        LeasesForEver() {
            super(good -> new Store(good) {
                @Override
                public Claim claim(Identity identity, Duration lease) {
                    return super.claim(identity, Duration.ofDays(365));
                }
            });
        }
    }

    /** Hands out claims that it has no room for. */
    static final class TakesMoreThanItKeeps extends Twin {
        TakesMoreThanItKeeps() {
            super(good -> new Store(good) {
                @Override
                public Claim claim(Identity identity, Duration lease) {
                    Claim claim = super.claim(identity, lease);
                    return claim.status() == Status.REFUSED ? new Claim(Status.NEW, "unkept") : claim;
                }
            });
        }
    }

    /** Marks a delivery as done when it is claimed: before the effect. */
    static final class DoneBeforeTheEffect extends Twin {
        DoneBeforeTheEffect() {
            super(good -> new Store(good) {
                @Override
                public Claim claim(Identity identity, Duration lease) {
                    Claim claim = super.claim(identity, lease);
                    if (claim.status() == Status.NEW) {
                        super.complete(identity, claim);
                    }
                    return claim;
                }
            });
        }
    }

    /** Remembers what was completed, and nobody who is at it: the effect comes before the dedupe. */
    static final class RemembersOnlyWhatIsDone extends Twin {
        RemembersOnlyWhatIsDone() {
            super(good -> new Store(good) {
                @Override
                public Claim claim(Identity identity, Duration lease) {
                    Claim claim = super.claim(identity, lease);
                    return claim.status() == Status.IN_PROGRESS ? new Claim(Status.NEW, "beside") : claim;
                }
            });
        }
    }
}
