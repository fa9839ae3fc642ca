package dev.cuehook.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Identity;
import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.testing.SettableClock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** An open inbox on a bench: deliveries for it, and short words for what is done with it. */
final class InboxBench {

    static final String ENDPOINT = "endpoint-a";
    static final String OTHER_ENDPOINT = "endpoint-b";
    static final Duration LEASE = Duration.ofSeconds(60);
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Failure FAILURE = new Failure("java.io.IOException", "The catalog did not answer.");

    private final Inbox inbox;
    private final SettableClock clock;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger signals = new AtomicInteger();

    InboxBench(Inbox inbox, SettableClock clock) {
        this.inbox = inbox;
        this.clock = clock;
        inbox.open(new InboxContext(Set.of(ENDPOINT, OTHER_ENDPOINT), clock, signals::incrementAndGet));
    }

    Inbox inbox() {
        return inbox;
    }

    InboxAdmin admin() {
        return inbox.admin();
    }

    int signals() {
        return signals.get();
    }

    /** A new delivery without a resource. */
    StoredDelivery.Builder delivery() {
        return deliveryTo(ENDPOINT);
    }

    /** A new delivery of a resource. */
    StoredDelivery.Builder delivery(String resource) {
        return delivery().resource(resource(resource));
    }

    StoredDelivery.Builder deliveryTo(String endpoint) {
        int number = numbers.incrementAndGet();
        return withKey(endpoint, key(number));
    }

    StoredDelivery.Builder withKey(byte[] key) {
        return withKey(ENDPOINT, key);
    }

    private StoredDelivery.Builder withKey(String endpoint, byte[] key) {
        String id = "delivery-" + numbers.incrementAndGet();
        return StoredDelivery.of(
                        id,
                        endpoint,
                        "acme",
                        new Identity(key, "event-" + id),
                        ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8))
                .type("clip.ready")
                .times(null, clock.instant());
    }

    static byte[] key(int number) {
        return ByteBuffer.allocate(32).putInt(28, number).array();
    }

    static Identity resource(String name) {
        byte[] key = new byte[32];
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        key[0] = 'R';
        System.arraycopy(text, 0, key, 1, text.length);
        return new Identity(key, name);
    }

    AcceptOutcome offer(StoredDelivery delivery) {
        return inbox.accept(delivery, PATIENCE);
    }

    /** Offers a delivery that must be taken. */
    StoredDelivery accept(StoredDelivery.Builder builder) {
        StoredDelivery delivery = builder.build();
        assertThat(offer(delivery)).as("outcome of %s", delivery).isEqualTo(AcceptOutcome.ACCEPTED);
        return delivery;
    }

    List<ClaimedDelivery> claim(int most) {
        return inbox.claim(ENDPOINT, most, LEASE);
    }

    /** Claims the one delivery that must be due. */
    ClaimedDelivery claimOne() {
        List<ClaimedDelivery> claims = claim(10);
        assertThat(ids(claims)).as("what is handed out").hasSize(1);
        return claims.get(0);
    }

    boolean done(ClaimedDelivery claim) {
        return inbox.settle(claim, Settlement.done(), Transaction.none());
    }

    boolean bury(ClaimedDelivery claim) {
        return inbox.settle(claim, Settlement.dead(DeadReason.ATTEMPTS_EXHAUSTED, FAILURE), Transaction.none());
    }

    /** Accepts a delivery and lets it die. */
    StoredDelivery dead() {
        StoredDelivery delivery = accept(delivery());
        assertThat(bury(claimOne())).isTrue();
        return delivery;
    }

    /** Handles everything that is due, and says in which order it was handed out. */
    List<String> drain() {
        List<String> handled = new ArrayList<>();
        for (List<ClaimedDelivery> claims = claim(10); !claims.isEmpty(); claims = claim(10)) {
            for (ClaimedDelivery claim : claims) {
                handled.add(claim.delivery().id());
                assertThat(done(claim)).as("settling %s", claim.delivery()).isTrue();
            }
        }
        return handled;
    }

    static List<String> ids(List<ClaimedDelivery> claims) {
        return claims.stream().map(claim -> claim.delivery().id()).toList();
    }
}
