package dev.cuehook.inbox.jdbc.crash;

import dev.cuehook.Identity;
import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.testing.internal.ForwardingInbox;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Inboxes with one fault each, and with enough time between its two halves for it to show. */
final class Twins {

    private Twins() {}

    /** Says that it has a delivery, and writes it 50 ms later. */
    static Inbox answersFirst(Inbox inbox) {
        ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(16);
        Set<ByteBuffer> known = ConcurrentHashMap.newKeySet();
        return new ForwardingInbox(inbox) {
            @Override
            public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
                if (!known.add(ByteBuffer.wrap(delivery.identity().key()))) {
                    return AcceptOutcome.DUPLICATE;
                }
                var unused = later.schedule(() -> super.accept(delivery, atMost), 50, TimeUnit.MILLISECONDS);
                return AcceptOutcome.ACCEPTED;
            }
        };
    }

    /** Looks whether it knows a delivery, and then keeps it without any key that would refuse a second one. */
    static Inbox checksThenInserts(Inbox inbox) {
        SecureRandom random = new SecureRandom();
        Set<ByteBuffer> known = ConcurrentHashMap.newKeySet();
        return new ForwardingInbox(inbox) {
            @Override
            public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
                ByteBuffer key = ByteBuffer.wrap(delivery.identity().key());
                if (known.contains(key)) {
                    return AcceptOutcome.DUPLICATE;
                }
                LockSupport.parkNanos(20_000_000);
                byte[] anyKey = random.generateSeed(32);
                AcceptOutcome outcome = super.accept(
                        StoredDelivery.of(
                                        delivery.id(),
                                        delivery.endpoint(),
                                        delivery.platform(),
                                        new Identity(anyKey, delivery.identity().readable()),
                                        delivery.body())
                                .type(delivery.type())
                                .resource(delivery.resource())
                                .assurance(delivery.assurance())
                                .times(delivery.signedAt(), delivery.receivedAt())
                                .build(),
                        atMost);
                known.add(key);
                return outcome;
            }
        };
    }

    /** Notes a delivery as done when it hands it out. */
    static Inbox finishesFirst(Inbox inbox) {
        return new ForwardingInbox(inbox) {
            @Override
            public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
                List<ClaimedDelivery> claims = super.claim(endpoint, most, lease);
                claims.forEach(claim -> super.settle(claim, Settlement.done(), Transaction.none()));
                LockSupport.parkNanos(5_000_000);
                return claims;
            }

            @Override
            public boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction) {
                return true;
            }
        };
    }
}
