package dev.cuehook.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cuehook.Identity;
import dev.cuehook.sender.Crypto;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The basics of the inbox in memory. */
class MemoryInboxTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final SettableClock clock = new SettableClock(NOW);
    private final AtomicInteger signals = new AtomicInteger();
    private final MemoryInbox inbox = open(MemoryInbox.builder());

    private MemoryInbox open(MemoryInbox.Builder builder) {
        MemoryInbox opened = builder.build();
        opened.open(new InboxContext(Set.of("a", "b"), clock, signals::incrementAndGet));
        return opened;
    }

    private static StoredDelivery delivery(String id, @Nullable String resource) {
        return delivery("a", id, resource, 4);
    }

    private static StoredDelivery delivery(String endpoint, String id, @Nullable String resource, int bytes) {
        return StoredDelivery.of(id, endpoint, "p", identity(endpoint + id), new byte[bytes])
                .resource(resource == null ? null : identity("r" + endpoint + resource))
                .times(null, NOW)
                .build();
    }

    private static Identity identity(String of) {
        return new Identity(Crypto.sha256(of.getBytes(UTF_8)), of);
    }

    private AcceptOutcome accept(StoredDelivery delivery) {
        return inbox.accept(delivery, Duration.ofSeconds(1));
    }

    private List<ClaimedDelivery> claim(int most) {
        return inbox.claim("a", most, LEASE);
    }

    private static List<String> ids(List<ClaimedDelivery> claims) {
        return claims.stream().map(claim -> claim.delivery().id()).toList();
    }

    private boolean done(ClaimedDelivery claim) {
        return inbox.settle(claim, Settlement.done(), Transaction.none());
    }

    private boolean dead(ClaimedDelivery claim) {
        return inbox.settle(claim, Settlement.dead(DeadReason.NOT_RETRYABLE, null), Transaction.none());
    }

    @Test
    void handsOutOneOfEachResourceInOrder() {
        accept(delivery("1", "x"));
        accept(delivery("2", "x"));
        accept(delivery("3", "y"));
        accept(delivery("4", null));

        List<ClaimedDelivery> claims = claim(10);

        assertThat(ids(claims)).containsExactly("1", "3", "4");
        assertThat(claim(10)).isEmpty();
        done(claims.get(0));
        assertThat(ids(claim(10))).containsExactly("2");
    }

    @Test
    void withoutOrderEveryDeliveryIsForItself() {
        MemoryInbox unordered = open(MemoryInbox.builder().ordered(false));
        unordered.accept(delivery("1", "x"), LEASE);
        unordered.accept(delivery("2", "x"), LEASE);

        assertThat(unordered.claim("a", 10, LEASE)).hasSize(2);
    }

    @Test
    void countsAttemptsAndBeginsAnewForTheNext() {
        accept(delivery("1", "x"));
        accept(delivery("2", "x"));

        ClaimedDelivery first = claim(1).get(0);
        inbox.retry(first, Duration.ofSeconds(5), new Failure("E", "m"));
        assertThat(claim(1)).as("not due").isEmpty();
        clock.advance(Duration.ofSeconds(5));
        ClaimedDelivery again = claim(1).get(0);

        assertThat(first.attempt()).isEqualTo(1);
        assertThat(again.attempt()).isEqualTo(2);
        done(again);
        assertThat(claim(1).get(0).attempt()).isEqualTo(1);
    }

    @Test
    void whatIsGivenBackDoesNotCount() {
        accept(delivery("1", "x"));
        inbox.giveBack(claim(1).get(0));

        assertThat(claim(1).get(0).attempt()).isEqualTo(1);
    }

    @Test
    void nothingThatIsDoneUnderALostLeaseHasAnEffect() {
        accept(delivery("1", "x"));
        ClaimedDelivery lost = claim(1).get(0);
        clock.advance(LEASE.plusMillis(1));
        ClaimedDelivery again = claim(1).get(0);

        assertThat(done(lost)).isFalse();
        assertThat(dead(lost)).isFalse();
        assertThat(inbox.retry(lost, Duration.ZERO, new Failure("E", "m"))).isFalse();
        assertThat(inbox.replace(lost, delivery("9", "y"))).isFalse();
        assertThat(inbox.renew(List.of(lost), LEASE)).containsExactly(lost);
        inbox.giveBack(lost);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(done(again)).isTrue();
    }

    @Test
    void aLeaseIsNotLostBeforeSomebodyElseHasTakenTheLane() {
        accept(delivery("1", "x"));
        accept(delivery("2", "y"));
        List<ClaimedDelivery> both = claim(2);
        clock.advance(LEASE.multipliedBy(10));

        assertThat(inbox.renew(both, LEASE)).isEmpty();
        assertThat(claim(2)).isEmpty();
        clock.advance(LEASE.multipliedBy(10));
        assertThat(done(both.get(0))).isTrue();
        assertThat(claim(2)).extracting(claim -> claim.delivery().id()).containsExactly("2");
    }

    @Test
    void whatWaitsFollowsAClockThatIsSetBack() {
        accept(delivery("1", "x"));
        inbox.retry(claim(1).get(0), Duration.ofSeconds(5), new Failure("E", "m"));
        clock.advance(Duration.ofDays(-30));

        assertThat(claim(1)).as("not due").isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(claim(1)).hasSize(1);
    }

    @Test
    void aRenewedLeaseGoesOn() {
        accept(delivery("1", "x"));
        ClaimedDelivery claim = claim(1).get(0);
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofSeconds(50));
            assertThat(inbox.renew(List.of(claim), LEASE)).isEmpty();
        }
        assertThat(claim(1)).isEmpty();
        assertThat(done(claim)).isTrue();
    }

    @Test
    void remembersAnIdentityForItsRetentionAfterTheEnd() {
        accept(delivery("1", "x"));
        clock.advance(Duration.ofDays(30));
        assertThat(accept(delivery("1", "x"))).as("still open").isEqualTo(AcceptOutcome.DUPLICATE);
        done(claim(1).get(0));
        clock.advance(inbox.retention().minusMillis(1));
        assertThat(accept(delivery("1", "x"))).isEqualTo(AcceptOutcome.DUPLICATE);
        clock.advance(Duration.ofMillis(1));
        assertThat(accept(delivery("1", "x"))).isEqualTo(AcceptOutcome.ACCEPTED);
    }

    @Test
    void noEndpointTakesMoreThanHalfOfTheRoom() {
        MemoryInbox small = open(MemoryInbox.builder().mostOpen(4));

        assertThat(small.accept(delivery("a", "1", null, 1), LEASE)).isEqualTo(AcceptOutcome.ACCEPTED);
        assertThat(small.accept(delivery("a", "2", null, 1), LEASE)).isEqualTo(AcceptOutcome.ACCEPTED);
        assertThat(small.accept(delivery("a", "3", null, 1), LEASE)).isEqualTo(AcceptOutcome.REFUSED);
        assertThat(small.accept(delivery("b", "1", null, 1), LEASE)).isEqualTo(AcceptOutcome.ACCEPTED);
    }

    @Test
    void boundsTheBytesOfOpenBodies() {
        MemoryInbox small = open(MemoryInbox.builder().mostOpenBytes(10));
        small.accept(delivery("a", "1", null, 8), LEASE);

        assertThat(small.accept(delivery("a", "2", null, 3), LEASE)).isEqualTo(AcceptOutcome.REFUSED);
        assertThat(small.accept(delivery("a", "2", null, 2), LEASE)).isEqualTo(AcceptOutcome.ACCEPTED);
    }

    @Test
    void boundsTheBytesOfDeadBodiesByLettingTheOldestGo() {
        MemoryInbox small = open(MemoryInbox.builder().mostOpenBytes(10));
        for (String id : List.of("1", "2", "3")) {
            small.accept(delivery("a", id, null, 5), LEASE);
            small.settle(
                    small.claim("a", 1, LEASE).get(0),
                    Settlement.dead(DeadReason.NOT_RETRYABLE, null),
                    Transaction.none());
        }

        assertThat(small.admin().dead("a", 10)).extracting(KeptDelivery::id).containsExactly("3", "2");
        assertThat(small.admin().discard("3")).isTrue();
        small.accept(delivery("a", "4", null, 5), LEASE);
        small.settle(
                small.claim("a", 1, LEASE).get(0), Settlement.dead(DeadReason.NOT_RETRYABLE, null), Transaction.none());
        assertThat(small.admin().dead("a", 10)).extracting(KeptDelivery::id).containsExactly("4", "2");
    }

    @Test
    void keepsTheNewestOfManyDead() {
        MemoryInbox small = open(MemoryInbox.builder().mostDead(2));
        for (String id : List.of("1", "2", "3")) {
            small.accept(delivery(id, null), LEASE);
            small.settle(
                    small.claim("a", 1, LEASE).get(0),
                    Settlement.dead(DeadReason.NOT_RETRYABLE, null),
                    Transaction.none());
        }

        assertThat(small.admin().counts("a").dead()).isEqualTo(2);
        assertThat(small.admin().find("1")).isEmpty();
    }

    @Test
    void aDeathMarksThoseWhoWaitedForIt() {
        accept(delivery("1", "x"));
        accept(delivery("2", "x"));
        dead(claim(1).get(0));
        accept(delivery("3", "x"));

        ClaimedDelivery second = claim(1).get(0);
        assertThat(second.afterDead()).isTrue();
        done(second);
        assertThat(claim(1).get(0).afterDead()).isFalse();
    }

    @Test
    void replaysADeadOneAtTheEndOfItsLane() {
        accept(delivery("1", "x"));
        dead(claim(1).get(0));
        accept(delivery("2", "x"));

        assertThat(inbox.admin().replay("1")).isEqualTo(ReplayOutcome.REPLAYED);
        assertThat(inbox.admin().replay("1")).isEqualTo(ReplayOutcome.ALREADY_OPEN);

        ClaimedDelivery second = claim(1).get(0);
        assertThat(second.delivery().id()).isEqualTo("2");
        done(second);
        ClaimedDelivery replayed = claim(1).get(0);
        assertThat(replayed.delivery().id()).isEqualTo("1");
        assertThat(replayed.replay()).isEqualTo(1);
        assertThat(replayed.attempt()).isEqualTo(1);
        assertThat(accept(delivery("1", "x"))).isEqualTo(AcceptOutcome.DUPLICATE);
    }

    @Test
    void aClosedInboxRefusesAndHandsOutNothingAndLosesNoDeadLetter() {
        accept(delivery("1", "x"));
        dead(claim(1).get(0));
        accept(delivery("2", "x"));
        inbox.close();

        assertThat(accept(delivery("3", "x"))).isEqualTo(AcceptOutcome.REFUSED);
        assertThat(claim(1)).isEmpty();
        assertThat(inbox.admin().replay("1")).isEqualTo(ReplayOutcome.GONE);
        assertThat(inbox.admin().find("1")).isPresent();
    }

    @Test
    void holdsAnEndpointAndReleasesIt() {
        accept(delivery("1", "x"));
        inbox.admin().hold("a");
        assertThat(claim(1)).isEmpty();
        assertThat(accept(delivery("2", "y"))).isEqualTo(AcceptOutcome.ACCEPTED);
        assertThat(inbox.admin().counts("a").held()).isTrue();

        inbox.admin().release("a");

        assertThat(claim(10)).hasSize(2);
    }

    @Test
    void replacesAnUnconfirmedDeliveryAtTheEndOfItsResourcesLane() {
        accept(delivery("1", "x"));
        accept(delivery("2", null));
        List<ClaimedDelivery> claims = claim(10);
        StoredDelivery confirmed = claims.get(1).delivery().toBuilder()
                .resource(identity("rax"))
                .body("{}".getBytes(UTF_8))
                .build();

        assertThat(inbox.replace(claims.get(1), confirmed)).isTrue();

        assertThat(claim(10)).as("waits behind the first").isEmpty();
        done(claims.get(0));
        ClaimedDelivery second = claim(10).get(0);
        assertThat(second.delivery().body()).isEqualTo("{}".getBytes(UTF_8));
        assertThat(second.attempt()).isEqualTo(1);
    }

    @Test
    void saysWhenThereMayBeSomethingToClaim() {
        accept(delivery("1", "x"));
        assertThat(signals).hasValueGreaterThanOrEqualTo(1);
        int before = signals.get();
        done(claim(1).get(0));
        assertThat(signals).hasValueGreaterThan(before);
    }

    @Test
    void servesOneReceiverOnly() {
        assertThatIllegalStateException()
                .isThrownBy(() -> inbox.open(new InboxContext(Set.of(), clock, () -> {})))
                .withMessageContaining("Make one for each");
        assertThatIllegalStateException()
                .isThrownBy(() -> MemoryInbox.builder().build().claim("a", 1, LEASE))
                .withMessageContaining("not open");
    }

    @Test
    void aFailureIsCutAndHoldsNoNul() {
        Failure failure = Failure.of(new IllegalStateException("a\0b" + "x".repeat(600)));

        assertThat(failure.message()).startsWith("a b").hasSize(500);
        assertThat(Failure.of(new IllegalStateException()).message()).isEmpty();
    }
}
