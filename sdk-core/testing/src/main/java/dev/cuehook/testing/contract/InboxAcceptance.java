package dev.cuehook.testing.contract;

import static dev.cuehook.inbox.AcceptOutcome.ACCEPTED;
import static dev.cuehook.inbox.AcceptOutcome.DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.inbox.StoredDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of deliveries with one identity exactly one is accepted, whenever and however many at once. */
interface InboxAcceptance extends InboxTests {

    int RACERS = 64;
    int RACES = 10;

    @Test
    default void acceptsANewDelivery() {
        StoredDelivery delivery = bench().accept(bench().delivery());

        assertThat(bench().claimOne().delivery().id()).isEqualTo(delivery.id());
    }

    @Test
    default void signalsThatWorkArrived() {
        bench().accept(bench().delivery());

        assertThat(bench().signals()).as("calls of workArrived").isPositive();
    }

    @Test
    default void knowsARepeatWhileItWaits() {
        StoredDelivery delivery = bench().accept(bench().delivery());

        assertThat(bench().offer(repeat(delivery))).isEqualTo(DUPLICATE);
        assertThat(bench().drain()).containsExactly(delivery.id());
    }

    @Test
    default void knowsARepeatWhileItIsHandled() {
        StoredDelivery delivery = bench().accept(bench().delivery());
        ClaimedDelivery claim = bench().claimOne();

        assertThat(bench().offer(repeat(delivery))).isEqualTo(DUPLICATE);
        assertThat(bench().claim(10)).isEmpty();
        assertThat(bench().done(claim)).isTrue();
    }

    @Test
    default void knowsARepeatWhileItIsRetried() {
        StoredDelivery delivery = bench().accept(bench().delivery());
        bench().inbox().retry(bench().claimOne(), Duration.ofSeconds(5), InboxBench.FAILURE);

        assertThat(bench().offer(repeat(delivery))).isEqualTo(DUPLICATE);
    }

    @Test
    default void knowsARepeatOfWhatIsDone() {
        StoredDelivery delivery = bench().accept(bench().delivery());
        bench().drain();

        assertThat(bench().offer(repeat(delivery))).isEqualTo(DUPLICATE);
        assertThat(bench().claim(10)).isEmpty();
    }

    @Test
    default void knowsARepeatOfWhatIsDead() {
        StoredDelivery delivery = bench().dead();

        assertThat(bench().offer(repeat(delivery))).isEqualTo(DUPLICATE);
        assertThat(bench().claim(10)).isEmpty();
    }

    @Test
    default void acceptsExactlyOneOf64AtOnce() throws Exception {
        for (int race = 0; race < RACES; race++) {
            byte[] key = InboxBench.key(1_000_000 + race);
            List<AcceptOutcome> outcomes = AtOnce.run(
                    RACERS, i -> () -> bench().offer(bench().withKey(key).build()));

            assertThat(outcomes).filteredOn(outcome -> outcome == ACCEPTED).hasSize(1);
            assertThat(outcomes).filteredOn(outcome -> outcome == DUPLICATE).hasSize(RACERS - 1);
        }
        assertThat(bench().drain()).hasSize(RACES);
    }

    @Test
    default void acceptsAllOf64DifferentOnesAtOnce() throws Exception {
        List<StoredDelivery> accepted = AtOnce.run(RACERS, i -> () -> bench().accept(bench().delivery()));

        assertThat(bench().drain())
                .containsExactlyInAnyOrderElementsOf(
                        accepted.stream().map(StoredDelivery::id).toList());
    }

    @Test
    default void acceptsOneWhileOthersSettleIt() throws Exception {
        StoredDelivery delivery = bench().accept(bench().delivery());
        ClaimedDelivery claim = bench().claimOne();

        List<AcceptOutcome> outcomes = AtOnce.run(16, i -> () -> {
            if (i == 0) {
                bench().done(claim);
            }
            return bench().offer(repeat(delivery));
        });

        assertThat(outcomes).containsOnly(DUPLICATE);
    }

    @Test
    default void tellsKeysApartThatDifferInOneBit() {
        List<byte[]> keys = new ArrayList<>(Collections.singletonList(InboxBench.key(7)));
        for (int bit = 0; bit < 256; bit++) {
            byte[] key = InboxBench.key(7);
            key[bit / 8] ^= (byte) (1 << bit % 8);
            keys.add(key);
        }

        keys.forEach(key -> bench().accept(bench().withKey(key)));

        assertThat(bench().drain()).hasSize(257);
        keys.forEach(
                key -> assertThat(bench().offer(bench().withKey(key).build())).isEqualTo(DUPLICATE));
    }

    @Test
    default void remembersUntilTheRetentionAfterSettlingIsOver() {
        Duration retention = bench().inbox().retention();
        StoredDelivery delivery = bench().accept(bench().delivery());
        contract().moveTime(Duration.ofHours(1));
        bench().drain();

        contract().moveTime(retention.minusSeconds(1));
        contract().forgetExpired();
        assertThat(bench().offer(repeat(delivery))).isEqualTo(DUPLICATE);

        contract().moveTime(Duration.ofSeconds(2));
        contract().forgetExpired();
        assertThat(bench().offer(repeat(delivery))).isEqualTo(ACCEPTED);
        assertThat(bench().drain()).hasSize(1);
    }

    @Test
    default void remembersWhatIsOpenBeyondTheRetention() {
        StoredDelivery delivery = bench().accept(bench().delivery());

        contract().moveTime(bench().inbox().retention().plusDays(1));
        contract().forgetExpired();

        assertThat(bench().offer(repeat(delivery))).isEqualTo(DUPLICATE);
        assertThat(bench().drain()).containsExactly(delivery.id());
    }

    /** It can be replayed, so it must not come in anew beside that. */
    @Test
    default void remembersWhatIsDeadBeyondTheRetention() {
        StoredDelivery delivery = bench().dead();

        contract().moveTime(bench().inbox().retention().plusDays(1));
        contract().forgetExpired();

        assertThat(bench().offer(repeat(delivery))).isEqualTo(DUPLICATE);
        assertThat(bench().admin().replay(delivery.id())).isEqualTo(ReplayOutcome.REPLAYED);
        assertThat(bench().drain()).containsExactly(delivery.id());
    }

    /** The same delivery as it comes again: with an id of its own. */
    private StoredDelivery repeat(StoredDelivery delivery) {
        return bench().withKey(delivery.identity().key()).build();
    }
}
