package dev.cuehook.testing.twins;

import dev.cuehook.Identity;
import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeliveryQuery;
import dev.cuehook.inbox.FailedAttempt;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.inbox.ReplayReport;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.testing.contract.InboxContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/** Inboxes that each break one promise. They are no tests of their own: only {@link InboxTwinsTest} runs them. */
final class InboxTwins {

    private InboxTwins() {}

    /** The contract on a twin, with the bounds that the inbox in memory has. */
    @ExtendWith(OnlyWhenAskedFor.class)
    abstract static class Twin extends InboxContract {

        private final UnaryOperator<Inbox> breaking;

        Twin(UnaryOperator<Inbox> breaking) {
            this.breaking = breaking;
        }

        @Override
        protected Inbox create() {
            return breaking.apply(Inbox.inMemory());
        }

        @Override
        protected Inbox createHolding(int mostOpen) {
            return breaking.apply(MemoryInbox.builder().mostOpen(mostOpen).build());
        }

        @Override
        protected Inbox createRemembering(int mostIdentities) {
            return breaking.apply(
                    MemoryInbox.builder().mostIdentities(mostIdentities).build());
        }
    }

    static final class Sound extends Twin {
        Sound() {
            super(InboxTwin::new);
        }
    }

    /** Looks whether a key is known, and inserts it a little later. */
    static final class ChecksThenInserts extends Twin {
        ChecksThenInserts() {
            super(good -> new InboxTwin(good) {
                private final Set<Identity> known = ConcurrentHashMap.newKeySet();

                @Override
                public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
                    if (known.contains(delivery.identity())) {
                        return AcceptOutcome.DUPLICATE;
                    }
                    LockSupport.parkNanos(1_000_000);
                    known.add(delivery.identity());
                    return super.accept(under(freshKey(), delivery), atMost);
                }
            });
        }
    }

    /** Lets whoever had a delivery once do with it what its present holder may do. */
    static final class ForgetsTheLeaseToken extends Twin {
        ForgetsTheLeaseToken() {
            super(good -> new InboxTwin(good) {
                private final Map<String, ClaimedDelivery> latest = new ConcurrentHashMap<>();

                @Override
                public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
                    List<ClaimedDelivery> claims = super.claim(endpoint, most, lease);
                    claims.forEach(claim -> latest.put(claim.delivery().id(), claim));
                    return claims;
                }

                private ClaimedDelivery latest(ClaimedDelivery claim) {
                    return latest.getOrDefault(claim.delivery().id(), claim);
                }

                @Override
                public boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction) {
                    return super.settle(latest(claim), settlement, transaction);
                }

                @Override
                public boolean retry(ClaimedDelivery claim, Duration backOff, Failure failure) {
                    return super.retry(latest(claim), backOff, failure);
                }

                @Override
                public void giveBack(ClaimedDelivery claim) {
                    super.giveBack(latest(claim));
                }

                @Override
                public boolean replace(ClaimedDelivery claim, StoredDelivery confirmed) {
                    return super.replace(latest(claim), confirmed);
                }
            });
        }
    }

    /** Hands out deliveries of one resource side by side. */
    static final class HandsOutTwoOfAResource extends Twin {
        HandsOutTwoOfAResource() {
            super(good -> new InboxTwin(MemoryInbox.builder().ordered(false).build()));
        }
    }

    /** Hands out what came last first, whatever it is about. */
    static final class HandsOutTheNewestFirst extends Twin {
        HandsOutTheNewestFirst() {
            super(good -> new InboxTwin(MemoryInbox.builder().ordered(false).build()) {
                @Override
                public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
                    List<ClaimedDelivery> claims = new ArrayList<>(super.claim(endpoint, 10_000, lease));
                    Collections.reverse(claims);
                    while (claims.size() > most) {
                        super.giveBack(claims.remove(claims.size() - 1));
                    }
                    return claims;
                }
            });
        }
    }

    /** Keeps a resource waiting for ever behind its first delivery. */
    static final class StallsAResource extends Twin {
        StallsAResource() {
            super(good -> new InboxTwin(good) {
                private final Set<Identity> stalled = ConcurrentHashMap.newKeySet();

                @Override
                public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
                    List<ClaimedDelivery> claims = new ArrayList<>(super.claim(endpoint, most, lease));
                    claims.removeIf(claim -> {
                        Identity resource = claim.delivery().resource();
                        return resource != null && stalled.contains(resource);
                    });
                    return claims;
                }

                @Override
                public boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction) {
                    Identity resource = claim.delivery().resource();
                    if (resource != null) {
                        stalled.add(resource);
                    }
                    return super.settle(claim, settlement, transaction);
                }
            });
        }
    }

    /** Makes room by forgetting the oldest key, though its time is not over. */
    static final class EvictsWhenFull extends Twin {
        EvictsWhenFull() {
            super(InboxTwin::new);
        }

        @Override
        protected Inbox createRemembering(int mostIdentities) {
            return new InboxTwin(Inbox.inMemory()) {
                private final Set<Identity> known = new LinkedHashSet<>();

                @Override
                public synchronized AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
                    if (!known.add(delivery.identity())) {
                        return AcceptOutcome.DUPLICATE;
                    }
                    if (known.size() > mostIdentities) {
                        known.remove(known.iterator().next());
                    }
                    return super.accept(under(freshKey(), delivery), atMost);
                }
            };
        }
    }

    /** Says that it kept what it had no room for. */
    static final class AcceptsWhatItDrops extends Twin {
        AcceptsWhatItDrops() {
            super(good -> new InboxTwin(good) {
                @Override
                public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
                    AcceptOutcome outcome = super.accept(delivery, atMost);
                    return outcome == AcceptOutcome.REFUSED ? AcceptOutcome.ACCEPTED : outcome;
                }
            });
        }
    }

    /** Remembers what it refused. */
    static final class RemembersWhatItRefused extends Twin {
        RemembersWhatItRefused() {
            super(good -> new InboxTwin(good) {
                private final Set<Identity> seen = ConcurrentHashMap.newKeySet();

                @Override
                public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
                    AcceptOutcome outcome = super.accept(delivery, atMost);
                    boolean first = seen.add(delivery.identity());
                    return outcome == AcceptOutcome.ACCEPTED && !first ? AcceptOutcome.DUPLICATE : outcome;
                }
            });
        }
    }

    /** Compares all but the last byte of a key. */
    static final class CutsKeys extends Twin {
        CutsKeys() {
            super(good -> new InboxTwin(good) {
                @Override
                public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
                    byte[] key = delivery.identity().key();
                    key[31] &= (byte) 0xfe;
                    return super.accept(under(key, delivery), atMost);
                }
            });
        }
    }

    /** Keeps bodies as text. */
    static final class KeepsBodiesAsText extends Twin {
        KeepsBodiesAsText() {
            super(good -> new InboxTwin(good) {
                @Override
                public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
                    String text = new String(delivery.body(), StandardCharsets.UTF_8);
                    return super.accept(
                            delivery.toBuilder()
                                    .body(text.getBytes(StandardCharsets.UTF_8))
                                    .build(),
                            atMost);
                }
            });
        }
    }

    /** Hands out again what is being handled. */
    static final class HasNoLease extends Twin {
        HasNoLease() {
            super(good -> new InboxTwin(good) {
                @Override
                public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
                    return super.claim(endpoint, most, Duration.ofNanos(1));
                }
            });
        }
    }

    /** Tries again at once. */
    static final class RetriesAtOnce extends Twin {
        RetriesAtOnce() {
            super(good -> new InboxTwin(good) {
                @Override
                public boolean retry(ClaimedDelivery claim, Duration backOff, Failure failure) {
                    return super.retry(claim, Duration.ZERO, failure);
                }
            });
        }
    }

    /** Counts an attempt that was given back. */
    static final class CountsWhatWasGivenBack extends Twin {
        CountsWhatWasGivenBack() {
            super(good -> new InboxTwin(good) {
                @Override
                public void giveBack(ClaimedDelivery claim) {
                    super.retry(claim, Duration.ZERO, new Failure("", ""));
                }
            });
        }
    }

    /** Says that it replayed whatever it is asked to. */
    static final class ReplaysAnything extends Twin {
        ReplaysAnything() {
            super(good -> new InboxTwin(good) {
                @Override
                public InboxAdmin admin() {
                    return new AdminTwin(super.admin()) {
                        @Override
                        public ReplayOutcome replay(String id) {
                            good.replay(id);
                            return ReplayOutcome.REPLAYED;
                        }
                    };
                }
            });
        }
    }

    /** Replays where it was only asked what it would do. */
    static final class ReplaysInADryRun extends Twin {
        ReplaysInADryRun() {
            super(good -> new InboxTwin(good) {
                @Override
                public InboxAdmin admin() {
                    return new AdminTwin(super.admin()) {
                        @Override
                        public ReplayReport dryRun(DeliveryQuery query, int most) {
                            return good.replayAll(query, most);
                        }
                    };
                }
            });
        }
    }

    /** Remembers the last failure of each delivery only. */
    static final class KeepsTheLastFailureOnly extends Twin {
        KeepsTheLastFailureOnly() {
            super(good -> new InboxTwin(good) {
                @Override
                public InboxAdmin admin() {
                    return new AdminTwin(super.admin()) {
                        @Override
                        public List<FailedAttempt> failedAttempts(String id) {
                            List<FailedAttempt> all = good.failedAttempts(id);
                            return all.isEmpty() ? all : all.subList(all.size() - 1, all.size());
                        }
                    };
                }
            });
        }
    }

    /** Finds deliveries in whatever state they are. */
    static final class SearchesInEveryState extends Twin {
        SearchesInEveryState() {
            super(good -> new InboxTwin(good) {
                @Override
                public InboxAdmin admin() {
                    return new AdminTwin(super.admin()) {
                        @Override
                        public List<KeptDelivery> search(DeliveryQuery query, int most) {
                            return good.search(
                                    new DeliveryQuery(
                                            null,
                                            query.endpoint(),
                                            query.type(),
                                            query.resource(),
                                            query.reason(),
                                            query.error(),
                                            query.receivedFrom(),
                                            query.receivedBefore(),
                                            query.behind(),
                                            query.oldestFirst()),
                                    most);
                        }
                    };
                }
            });
        }
    }

    /** Lets a discarded delivery come again. */
    static final class ForgetsWhatWasDiscarded extends Twin {
        ForgetsWhatWasDiscarded() {
            super(good -> new InboxTwin(good) {
                private final Set<Identity> discarded = ConcurrentHashMap.newKeySet();
                private final Map<String, Identity> identities = new ConcurrentHashMap<>();

                @Override
                public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
                    identities.put(delivery.id(), delivery.identity());
                    return discarded.remove(delivery.identity())
                            ? super.accept(under(freshKey(), delivery), atMost)
                            : super.accept(delivery, atMost);
                }

                @Override
                public InboxAdmin admin() {
                    return new AdminTwin(super.admin()) {
                        @Override
                        public boolean discard(String id) {
                            Identity identity = identities.get(id);
                            return good.discard(id) && (identity == null || discarded.add(identity));
                        }
                    };
                }
            });
        }
    }

    /** Goes on handing out what an operator holds. */
    static final class IgnoresHolds extends Twin {
        IgnoresHolds() {
            super(good -> new InboxTwin(good) {
                @Override
                public InboxAdmin admin() {
                    return new AdminTwin(super.admin()) {
                        @Override
                        public void hold(String endpoint) {}
                    };
                }
            });
        }
    }

    /** Takes deliveries after it was closed, and keeps none. */
    static final class AcceptsWhenClosed extends Twin {
        AcceptsWhenClosed() {
            super(good -> new InboxTwin(good) {
                private boolean closed;

                @Override
                public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
                    return closed ? AcceptOutcome.ACCEPTED : super.accept(delivery, atMost);
                }

                @Override
                public void close() {
                    closed = true;
                    super.close();
                }
            });
        }
    }

    private static byte[] freshKey() {
        byte[] key = new byte[32];
        ThreadLocalRandom.current().nextBytes(key);
        return key;
    }

    private static StoredDelivery under(byte[] key, StoredDelivery delivery) {
        return StoredDelivery.of(
                        delivery.id(),
                        delivery.endpoint(),
                        delivery.platform(),
                        new Identity(Arrays.copyOf(key, 32), delivery.identity().readable()),
                        delivery.body())
                .type(delivery.type())
                .resource(delivery.resource())
                .assurance(delivery.assurance())
                .key(delivery.keyId(), delivery.keyOwner())
                .times(delivery.signedAt(), delivery.receivedAt())
                .signedFields(delivery.signedFields())
                .deadOnArrival(delivery.deadOnArrival())
                .build();
    }
}
