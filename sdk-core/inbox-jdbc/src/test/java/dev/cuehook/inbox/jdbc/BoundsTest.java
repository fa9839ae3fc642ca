package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.ENDPOINT;
import static dev.cuehook.inbox.jdbc.Deliveries.LEASE;
import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.DeliveryQuery;
import dev.cuehook.inbox.DeliveryState;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How much an inbox keeps, and for how long. */
@Timeout(60)
class BoundsTest {

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path folder;

    private JdbcInbox open(JdbcInboxBuilder builder) {
        JdbcInbox inbox = (JdbcInbox) builder.build();
        inbox.open(new InboxContext(Set.of(ENDPOINT), clock, () -> {}));
        return inbox;
    }

    private JdbcInboxBuilder embedded() {
        return JdbcInboxBuilder.embedded(folder);
    }

    private static void settle(JdbcInbox inbox, Settlement settlement) {
        ClaimedDelivery claim = inbox.claim(ENDPOINT, 1, LEASE).get(0);
        assertThat(inbox.settle(claim, settlement, Transaction.none())).isTrue();
    }

    private void die(JdbcInbox inbox, String event, DeadReason reason) {
        assertThat(accept(inbox, delivery(event))).isEqualTo(AcceptOutcome.ACCEPTED);
        settle(inbox, Settlement.dead(reason, null));
        clock.advance(Duration.ofSeconds(1));
    }

    private static List<String> dead(JdbcInbox inbox) {
        return inbox.admin().dead(ENDPOINT, 100).stream()
                .map(KeptDelivery::identity)
                .toList();
    }

    @Test
    void handsOutWhatIsOpenThoughTheClockWasSetBack() {
        clock.advance(Duration.between(clock.instant(), Instant.now())); // when the deliveries of these tests arrive
        try (JdbcInbox inbox = open(embedded())) {
            assertThat(accept(inbox, delivery("first"))).isEqualTo(AcceptOutcome.ACCEPTED);
            assertThat(accept(inbox, delivery("second"))).isEqualTo(AcceptOutcome.ACCEPTED);
            clock.advance(Duration.ofHours(-1));
            ClaimedDelivery claim = inbox.claim(ENDPOINT, 1, LEASE).get(0);
            clock.advance(Duration.ofHours(-1));
            assertThat(inbox.settle(claim, Settlement.done(), Transaction.none()))
                    .isTrue();
            assertThat(inbox.retry(
                            inbox.claim(ENDPOINT, 1, LEASE).get(0), Duration.ofMinutes(5), new Failure("e", "m")))
                    .isTrue();
        }
        clock.advance(Duration.ofDays(-3_650));
        try (JdbcInbox inbox = open(embedded())) {
            clock.advance(Duration.ofMinutes(5));
            assertThat(inbox.claim(ENDPOINT, 1, LEASE)).hasSize(1);
        }
    }

    @Test
    void refusesForAFullEndpointUntilATenthOfItIsDone() {
        try (JdbcInbox inbox = open(embedded().mostOpen(20))) {
            for (int i = 0; i < 20; i++) {
                assertThat(accept(inbox, delivery("event-" + i))).isEqualTo(AcceptOutcome.ACCEPTED);
            }
            inbox.sampleBacklog();
            assertThat(accept(inbox, delivery("late"))).isEqualTo(AcceptOutcome.REFUSED);
            assertThat(accept(inbox, delivery("at", "other", "acme", "other", null)))
                    .as("another endpoint's")
                    .isEqualTo(AcceptOutcome.ACCEPTED);

            settle(inbox, Settlement.done());
            inbox.sampleBacklog();
            assertThat(accept(inbox, delivery("late"))).isEqualTo(AcceptOutcome.REFUSED);

            settle(inbox, Settlement.done());
            settle(inbox, Settlement.done());
            inbox.sampleBacklog();
            assertThat(accept(inbox, delivery("late"))).isEqualTo(AcceptOutcome.ACCEPTED);
        }
    }

    @Test
    void aFullInboxIsFullFromItsOpeningOn() {
        try (JdbcInbox inbox = open(embedded())) {
            for (int i = 0; i < 5; i++) {
                accept(inbox, delivery("event-" + i));
            }
        }
        try (JdbcInbox again = open(embedded().mostOpen(5))) {
            assertThat(accept(again, delivery("late"))).isEqualTo(AcceptOutcome.REFUSED);
        }
    }

    @Test
    void theOldestDeadGiveWayAndStayRemembered() {
        try (JdbcInbox inbox = open(embedded().mostDead(2))) {
            for (String event : List.of("one", "two", "three", "four")) {
                die(inbox, event, DeadReason.ATTEMPTS_EXHAUSTED);
            }

            inbox.forgetExpired();

            assertThat(dead(inbox)).containsExactly("four", "three");
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.DUPLICATE);
        }
    }

    @Test
    void deadLettersAreKeptFor90DaysAndContradictedOnesForADay() {
        try (JdbcInbox inbox = open(embedded())) {
            die(inbox, "lost", DeadReason.ATTEMPTS_EXHAUSTED);
            die(inbox, "forged", DeadReason.REJECTED);

            clock.advance(Duration.ofHours(25));
            inbox.forgetExpired();
            assertThat(dead(inbox)).containsExactly("lost");

            clock.advance(Duration.ofDays(90));
            inbox.forgetExpired();
            assertThat(dead(inbox)).isEmpty();
        }
    }

    @Test
    void bodiesGoBeforeIdentitiesAndWithThemTheChanceOfAReplay() {
        try (JdbcInbox inbox = open(embedded().keepBodies(Duration.ofHours(1)))) {
            die(inbox, "dead", DeadReason.ATTEMPTS_EXHAUSTED);
            accept(inbox, delivery("done"));
            settle(inbox, Settlement.done());
            clock.advance(Duration.ofHours(2));
            accept(inbox, delivery("young"));
            settle(inbox, Settlement.done());

            inbox.forgetExpired();

            List<KeptDelivery> all = inbox.admin().search(DeliveryQuery.all().fromTheOldest(), 10);
            assertThat(all).extracting(KeptDelivery::identity).containsExactly("dead", "done", "young");
            assertThat(all).extracting(KeptDelivery::hasBody).containsExactly(true, false, true);
            String done = all.get(1).id();
            assertThat(inbox.admin().body(done)).isEmpty();
            assertThat(inbox.admin().replay(done)).isEqualTo(ReplayOutcome.GONE);
            assertThat(inbox.admin().find(done).orElseThrow().state()).isEqualTo(DeliveryState.DONE);
            assertThat(accept(inbox, delivery("done"))).isEqualTo(AcceptOutcome.DUPLICATE);
        }
    }

    @Test
    void forgetsMoreThanOneStepTakes() {
        try (JdbcInbox inbox = open(embedded().keepBodies(Duration.ofHours(1)))) {
            for (int i = 0; i < 2_500; i++) {
                accept(inbox, delivery("event-" + i));
            }
            for (List<ClaimedDelivery> claims = inbox.claim(ENDPOINT, 100, LEASE);
                    !claims.isEmpty();
                    claims = inbox.claim(ENDPOINT, 100, LEASE)) {
                claims.forEach(claim -> inbox.settle(claim, Settlement.done(), Transaction.none()));
            }
            clock.advance(Duration.ofHours(2));
            inbox.forgetExpired();
            assertThat(inbox.admin().search(DeliveryQuery.done(), 3_000))
                    .hasSize(2_500)
                    .noneMatch(KeptDelivery::hasBody);

            clock.advance(Duration.ofDays(7));
            inbox.forgetExpired();
            assertThat(inbox.admin().search(DeliveryQuery.all(), 10)).isEmpty();
        }
    }

    @Test
    void refusesBoundsOfNothing() {
        assertThatThrownBy(() -> embedded().mostOpen(0)).hasMessageContaining("mostOpen is 0");
        assertThatThrownBy(() -> embedded().mostDead(0)).hasMessageContaining("mostDead is 0");
        assertThatThrownBy(() -> embedded().keepDead(Duration.ZERO)).hasMessageContaining("dead deliveries");
    }
}
