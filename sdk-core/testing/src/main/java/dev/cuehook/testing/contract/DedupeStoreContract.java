package dev.cuehook.testing.contract;

import static dev.cuehook.inbox.DedupeStore.Status.DONE;
import static dev.cuehook.inbox.DedupeStore.Status.IN_PROGRESS;
import static dev.cuehook.inbox.DedupeStore.Status.NEW;
import static dev.cuehook.inbox.DedupeStore.Status.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cuehook.Identity;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.DedupeStore.Claim;
import dev.cuehook.inbox.DedupeStore.Status;
import dev.cuehook.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DedupeStore} must do. Extend it in a test, say how yours is made, and override what yours can also
 * do; what it cannot be asked for is reported as aborted, not as passed. Each test gets a store of its own; races run on
 * 64 threads.
 *
 * @since 0.1
 */
public abstract class DedupeStoreContract {

    private static final int RACERS = 64;
    private static final int RACES = 10;
    private static final int MOST = 8;

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private @Nullable DedupeStore opened;

    /** A contract for one kind of store. */
    protected DedupeStoreContract() {}

    /** A new, empty store that remembers what is done for this time. */
    protected abstract DedupeStore create(Duration retention);

    /** A new, empty store that holds at most so many keys; null if that cannot be set. */
    protected @Nullable DedupeStore createHolding(Duration retention, int mostKeys) {
        return null;
    }

    /** Moves the time of the store. A store with a clock of its own must override it, if only by waiting. */
    protected void moveTime(Duration by) {
        clock.advance(by);
    }

    /**
     * The unit of all spans in these tests, a minute unless overridden: leases last three, the retention twenty. A store
     * whose time can only be waited for makes it short, but longer than its slowest call takes.
     */
    protected Duration unit() {
        return Duration.ofMinutes(1);
    }

    /** The clock that {@link #moveTime} moves, for the store. */
    protected final SettableClock clock() {
        return clock;
    }

    /** Makes the test's store. */
    @BeforeEach
    final void createStore() {
        opened = create(retention());
    }

    /** Closes the test's store. */
    @AfterEach
    final void closeStore() {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void theFirstClaimIsNewAndHasAToken() {
        Claim claim = claim(identity(1));

        assertThat(claim.status()).isEqualTo(NEW);
        assertThat(claim.token()).isNotBlank();
    }

    @Test
    void aSecondClaimIsInProgressAndHasNoToken() {
        claimNew(identity(1));

        Claim second = claim(identity(1));

        assertThat(second.status()).isEqualTo(IN_PROGRESS);
        assertThat(second.token()).isNull();
    }

    @Test
    void whatWasCompletedIsDone() {
        store().complete(identity(1), claimNew(identity(1)));

        assertThat(claim(identity(1)).status()).isEqualTo(DONE);
        assertThat(claim(identity(1)).token()).isNull();
    }

    @Test
    void whatWasReleasedIsNewAgain() {
        Claim first = claimNew(identity(1));

        store().release(identity(1), first);

        assertThat(claimNew(identity(1)).token()).isNotEqualTo(first.token());
    }

    @Test
    void completingTwiceDoesNoHarm() {
        Claim claim = claimNew(identity(1));

        store().complete(identity(1), claim);
        store().complete(identity(1), claim);
        store().release(identity(1), claim);

        assertThat(claim(identity(1)).status()).isEqualTo(DONE);
    }

    @Test
    void exactlyOneOf64ClaimsAtOnceIsNew() throws Exception {
        for (int race = 0; race < RACES; race++) {
            Identity identity = identity(race);
            List<Status> statuses =
                    AtOnce.run(RACERS, i -> () -> claim(identity).status());

            assertThat(statuses).filteredOn(status -> status == NEW).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == IN_PROGRESS).hasSize(RACERS - 1);
        }
    }

    @Test
    void exactlyOneOf64ClaimsOfALapsedLeaseIsNew() throws Exception {
        Identity identity = identity(1);
        claimNew(identity);
        moveTime(lease().plus(unit()));

        List<Status> statuses = AtOnce.run(RACERS, i -> () -> claim(identity).status());

        assertThat(statuses).filteredOn(status -> status == NEW).hasSize(1);
    }

    @Test
    void completesOnceWhileOthersClaim() throws Exception {
        Identity identity = identity(1);
        Claim claim = claimNew(identity);

        List<Status> statuses = AtOnce.run(16, i -> () -> {
            if (i == 0) {
                store().complete(identity, claim);
            }
            return claim(identity).status();
        });

        assertThat(statuses).doesNotContain(NEW, REFUSED);
        assertThat(claim(identity).status()).isEqualTo(DONE);
    }

    @Test
    void tellsKeysApartThatDifferInOneBit() {
        claimNew(new Identity(InboxBench.key(7), "seven"));
        for (int bit = 0; bit < 256; bit++) {
            byte[] key = InboxBench.key(7);
            key[bit / 8] ^= (byte) (1 << bit % 8);
            claimNew(new Identity(key, "seven"));
        }
    }

    @Test
    void oneKeyIsOneDeliveryWhateverItsReadableText() {
        claimNew(new Identity(InboxBench.key(1), "one"));

        assertThat(claim(new Identity(InboxBench.key(1), "🎬\u0000" + "x".repeat(10_000)))
                        .status())
                .isEqualTo(IN_PROGRESS);
    }

    @Test
    void aLeaseHoldsUntilItsEndAndNoLonger() {
        Claim first = claimNew(identity(1));

        moveTime(lease().minus(unit()));
        assertThat(claim(identity(1)).status()).isEqualTo(IN_PROGRESS);

        moveTime(unit().multipliedBy(2));
        assertThat(claimNew(identity(1)).token()).isNotEqualTo(first.token());
    }

    @Test
    void completingUnderALostLeaseHasNoEffect() {
        Claim lost = claimNew(identity(1));
        moveTime(lease().plus(unit()));
        Claim held = claimNew(identity(1));

        store().complete(identity(1), lost);

        assertThat(claim(identity(1)).status()).isEqualTo(IN_PROGRESS);
        store().release(identity(1), held);
        claimNew(identity(1));
    }

    @Test
    void releasingUnderALostLeaseHasNoEffect() {
        Claim lost = claimNew(identity(1));
        moveTime(lease().plus(unit()));
        Claim held = claimNew(identity(1));

        store().release(identity(1), lost);

        assertThat(claim(identity(1)).status()).isEqualTo(IN_PROGRESS);
        store().complete(identity(1), held);
        assertThat(claim(identity(1)).status()).isEqualTo(DONE);
    }

    @Test
    void completingUnderALeaseThatWasReleasedHasNoEffect() {
        Claim released = claimNew(identity(1));
        store().release(identity(1), released);

        store().complete(identity(1), released);

        claimNew(identity(1));
    }

    @Test
    void remembersUntilTheRetentionAfterCompletionIsOver() {
        Claim claim = claimNew(identity(1));
        moveTime(unit());
        store().complete(identity(1), claim);

        moveTime(retention().minus(unit()));
        assertThat(claim(identity(1)).status()).isEqualTo(DONE);

        moveTime(unit().multipliedBy(2));
        claimNew(identity(1));
    }

    @Test
    void aFullStoreRefusesAndForgetsNothing() {
        DedupeStore full = createHolding(retention(), MOST);
        assumeTrue(full != null, "The bound cannot be set: createHolding gives no store.");
        DedupeStore store = Objects.requireNonNull(full);
        closeStore();
        opened = store;
        List<Identity> done = new ArrayList<>();
        Status last = NEW;
        for (int i = 0; i < 3 * MOST; i++) {
            Claim claim = claim(identity(i));
            last = claim.status();
            if (last == NEW) {
                store.complete(identity(i), claim);
                done.add(identity(i));
            }
        }

        assertThat(last).isEqualTo(REFUSED);
        assertThat(done).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
        done.forEach(identity -> assertThat(claim(identity).status()).isEqualTo(DONE));

        moveTime(retention().plus(unit()));
        claimNew(identity(3 * MOST));
    }

    private Duration lease() {
        return unit().multipliedBy(3);
    }

    private Duration retention() {
        return unit().multipliedBy(20);
    }

    private static Identity identity(int number) {
        return new Identity(InboxBench.key(number), "event-" + number);
    }

    private DedupeStore store() {
        return Objects.requireNonNull(opened, "The test has not begun.");
    }

    private Claim claim(Identity identity) {
        return store().claim(identity, lease());
    }

    private Claim claimNew(Identity identity) {
        Claim claim = claim(identity);
        assertThat(claim.status()).isEqualTo(NEW);
        return claim;
    }
}
