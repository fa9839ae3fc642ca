package dev.cuehook.testing.contract;

import static dev.cuehook.inbox.AcceptOutcome.ACCEPTED;
import static dev.cuehook.inbox.AcceptOutcome.DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeliveryQuery;
import dev.cuehook.inbox.DeliveryState;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.inbox.ReplayReport;
import dev.cuehook.inbox.StoredDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What has ended can be handled again for as long as it is kept: one by one, or many at once. */
interface InboxReplays extends InboxTests {

    @Test
    default void replaysWhatWasDone() {
        StoredDelivery delivery = bench().accept(bench().delivery("clip-1"));
        bench().drain();

        assertThat(bench().admin().replay(delivery.id())).isEqualTo(ReplayOutcome.REPLAYED);

        ClaimedDelivery claim = bench().claimOne();
        assertThat(claim.delivery().id()).isEqualTo(delivery.id());
        assertThat(claim.delivery().body()).isEqualTo(delivery.body());
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.replay()).isEqualTo(1);
        assertThat(bench().offer(repeat(delivery))).isEqualTo(DUPLICATE);
        assertThat(bench().done(claim)).isTrue();
        assertThat(bench().admin().replay(delivery.id())).isEqualTo(ReplayOutcome.REPLAYED);
        assertThat(bench().claimOne().replay()).isEqualTo(2);
    }

    @Test
    default void replaysWhatWasDiscarded() {
        StoredDelivery delivery = bench().dead();
        bench().admin().discard(delivery.id());

        assertThat(bench().admin().replay(delivery.id())).isEqualTo(ReplayOutcome.REPLAYED);

        assertThat(bench().drain()).containsExactly(delivery.id());
    }

    @Test
    default void replaysWhatWasKeptTogetherInTheOrderOfItsArrival() throws Exception {
        List<StoredDelivery> arrived = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            contract().moveTime(Duration.ofMillis(1));
            arrived.add(bench().delivery("clip-1").build());
        }
        List<AcceptOutcome> outcomes = AtOnce.run(40, i -> () -> bench().offer(arrived.get(i)));
        assertThat(outcomes).containsOnly(ACCEPTED);
        bench().drain();

        assertThat(bench().admin().replayAll(DeliveryQuery.done(), 100).replayed())
                .isEqualTo(40);

        assertThat(bench().drain())
                .containsExactlyElementsOf(
                        arrived.stream().map(StoredDelivery::id).toList());
    }

    @Test
    default void replaysNothingThatIsOpen() {
        StoredDelivery waiting = bench().accept(bench().delivery());
        assertThat(bench().admin().replay(waiting.id())).isEqualTo(ReplayOutcome.ALREADY_OPEN);
        ClaimedDelivery running = bench().claimOne();
        assertThat(bench().admin().replay(waiting.id())).isEqualTo(ReplayOutcome.ALREADY_OPEN);

        assertThat(bench().done(running)).isTrue();
        assertThat(bench().claim(10)).isEmpty();
    }

    @Test
    default void saysThatWhatItDoesNotKnowIsGone() {
        assertThat(bench().admin().replay("nobody")).isEqualTo(ReplayOutcome.GONE);
        assertThat(bench().admin().replay("")).isEqualTo(ReplayOutcome.GONE);
    }

    @Test
    default void aReplayOfSomethingDoneIsRememberedFromItsNewEndOn() {
        StoredDelivery delivery = bench().accept(bench().delivery());
        bench().drain();
        bench().admin().replay(delivery.id());

        contract().moveTime(bench().inbox().retention().plusDays(1));
        contract().forgetExpired();

        assertThat(bench().offer(repeat(delivery))).as("while it is open").isEqualTo(DUPLICATE);
        assertThat(bench().drain()).containsExactly(delivery.id());
        assertThat(bench().offer(repeat(delivery)))
                .as("after it was done again")
                .isEqualTo(DUPLICATE);
    }

    @Test
    default void replaysNothingThatItHasForgotten() {
        StoredDelivery delivery = bench().accept(bench().delivery());
        bench().drain();
        contract().moveTime(bench().inbox().retention().plusSeconds(1));
        contract().forgetExpired();

        assertThat(bench().admin().replay(delivery.id())).isEqualTo(ReplayOutcome.GONE);

        assertThat(bench().admin().find(delivery.id())).isEmpty();
        assertThat(bench().offer(repeat(delivery))).isEqualTo(ACCEPTED);
        assertThat(bench().drain()).hasSize(1);
    }

    /** Whichever comes first wins whole: what was replayed has its body, and what was forgotten is not handed out. */
    @Test
    default void aReplayAndForgettingDoNotHarmEachOther() throws Exception {
        List<StoredDelivery> deliveries = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            deliveries.add(bench().accept(bench().delivery()));
        }
        bench().drain();
        contract().moveTime(bench().inbox().retention().plusSeconds(1));

        List<ReplayOutcome> outcomes = AtOnce.run(
                17,
                i -> i == 16
                        ? forgetting()
                        : () -> bench().admin().replay(deliveries.get(i).id()));

        List<String> replayed = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            if (outcomes.get(i) == ReplayOutcome.REPLAYED) {
                replayed.add(deliveries.get(i).id());
            }
        }
        assertThat(bench().drain()).containsExactlyInAnyOrderElementsOf(replayed);
        assertThat(bench().admin().dead(InboxBench.ENDPOINT, 100)).isEmpty();
    }

    private Callable<ReplayOutcome> forgetting() {
        return () -> {
            contract().forgetExpired();
            return ReplayOutcome.GONE;
        };
    }

    @Test
    default void replaysManyInTheOrderInWhichTheyArrived() {
        List<String> dead = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            dead.add(bench().accept(bench().delivery("clip-1")).id());
        }
        for (int i = 0; i < 120; i++) {
            bench().bury(bench().claimOne());
        }

        ReplayReport report = bench().admin().replayAll(DeliveryQuery.dead().endpoint(InboxBench.ENDPOINT), 1_000);

        assertThat(report).isEqualTo(new ReplayReport(120, 0, 0));
        assertThat(bench().drain()).containsExactlyElementsOf(dead);
    }

    @Test
    default void replaysOnlyWhatTheQueryMeansAndNoMoreThanAsked() {
        StoredDelivery other = bench().accept(bench().delivery("clip-9"));
        bench().drain();
        List<String> dead = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            dead.add(bench().dead().id());
        }

        assertThat(bench().admin().replayAll(DeliveryQuery.dead().type("clip.lost"), 10))
                .isEqualTo(new ReplayReport(0, 0, 0));
        assertThat(bench().admin().replayAll(DeliveryQuery.dead(), 3)).isEqualTo(new ReplayReport(3, 0, 0));
        assertThat(bench().drain()).containsExactlyInAnyOrderElementsOf(dead.subList(0, 3));
        assertThat(bench().admin().replayAll(DeliveryQuery.done().resource("clip-9"), 10))
                .isEqualTo(new ReplayReport(1, 0, 0));
        assertThat(bench().drain()).containsExactly(other.id());
    }

    @Test
    default void aDryRunChangesNothing() {
        StoredDelivery dead = bench().dead();

        assertThat(bench().admin().dryRun(DeliveryQuery.dead(), 10)).isEqualTo(new ReplayReport(1, 0, 0));

        assertThat(bench().claim(10)).isEmpty();
        assertThat(bench().admin().find(dead.id()).orElseThrow().state()).isEqualTo(DeliveryState.DEAD);
    }

    @Test
    default void discardsManyAtOnce() {
        StoredDelivery first = bench().dead();
        StoredDelivery second = bench().dead();

        assertThat(bench().admin().discardAll(DeliveryQuery.dead(), 10)).isEqualTo(2);

        assertThat(bench().admin().dead(InboxBench.ENDPOINT, 10)).isEmpty();
        assertThat(bench().offer(repeat(first))).isEqualTo(DUPLICATE);
        assertThat(bench().offer(repeat(second))).isEqualTo(DUPLICATE);
    }

    @Test
    default void doesNothingInBulkToWhatIsOpenOrInNoStateSaid() {
        StoredDelivery open = bench().accept(bench().delivery());

        assertThatThrownBy(() -> bench().admin().replayAll(DeliveryQuery.all(), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("any state");
        assertThatThrownBy(() -> bench().admin().dryRun(DeliveryQuery.open(), 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bench().admin().discardAll(DeliveryQuery.done(), 10))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(bench().drain()).containsExactly(open.id());
    }

    @Test
    default void aReplayOfSomethingDoneWaitsForItsResource() {
        StoredDelivery done = bench().accept(bench().delivery("clip-1"));
        bench().drain();
        StoredDelivery failing = bench().accept(bench().delivery("clip-1"));
        bench().inbox().retry(bench().claimOne(), Duration.ofSeconds(10), InboxBench.FAILURE);

        bench().admin().replay(done.id());

        assertThat(bench().claim(10))
                .as("while the first of the resource waits")
                .isEmpty();
        contract().moveTime(Duration.ofSeconds(11));
        assertThat(bench().drain()).containsExactly(failing.id(), done.id());
    }

    private StoredDelivery repeat(StoredDelivery delivery) {
        return bench().withKey(delivery.identity().key()).build();
    }
}
