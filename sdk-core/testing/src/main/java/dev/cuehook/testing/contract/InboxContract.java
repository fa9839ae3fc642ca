package dev.cuehook.testing.contract;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link Inbox} must do. Extend it in a test, say how yours is made, and override what yours can also do; what
 * it cannot be asked for is reported as aborted, not as passed.
 *
 * <pre>{@code
 * class MyInboxTest extends InboxContract {
 *     protected Inbox create() {
 *         return new MyInbox(freshDatabase());
 *     }
 * }
 * }</pre>
 *
 * <p>Each test gets an inbox of its own. Races run on up to 64 threads.
 *
 * @since 0.1
 */
public abstract class InboxContract
        implements InboxAcceptance,
                InboxContents,
                InboxOrder,
                InboxLeases,
                InboxDeadLetters,
                InboxReplays,
                InboxSearch,
                InboxOperation,
                InboxBounds,
                InboxDurability {

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private @Nullable InboxBench bench;

    /** A contract for one kind of inbox. */
    protected InboxContract() {}

    /** A new, empty inbox that is not open yet; with the default order of one resource after the other. */
    protected abstract Inbox create();

    /** A new, empty inbox that holds at most so many open deliveries; null if that cannot be set. */
    protected @Nullable Inbox createHolding(int mostOpen) {
        return null;
    }

    /** A new, empty inbox that remembers at most so many identities; null if that cannot be set. */
    protected @Nullable Inbox createRemembering(int mostIdentities) {
        return null;
    }

    /** The store of the inbox of this test, which is closed now, in a new inbox; required if it is durable. */
    protected @Nullable Inbox reopen() {
        return null;
    }

    /** Moves the time of the store, also back. A store with a clock of its own (a database) must override it. */
    protected void moveTime(Duration by) {
        clock.advance(by);
    }

    /** Makes the store forget identities whose time is over, where it does that now and then and not by itself. */
    protected void forgetExpired() {}

    /** The longest body that the inbox must take, in bytes; a MiB, the receiver's own limit, unless overridden. */
    protected int longestBody() {
        return 1 << 20;
    }

    /** The clock that the inbox is opened with. */
    protected final SettableClock clock() {
        return clock;
    }

    /** Opens an inbox for the test. */
    @BeforeEach
    final void openInbox() {
        bench = new InboxBench(create(), clock);
    }

    /** Closes the test's inbox. */
    @AfterEach
    final void closeInbox() {
        if (bench != null) {
            bench.inbox().close();
        }
    }

    final InboxBench currentBench() {
        return Objects.requireNonNull(bench, "The test has not begun.");
    }

    final InboxBench putOnBench(Inbox other) {
        closeInbox();
        InboxBench fresh = new InboxBench(other, clock);
        bench = fresh;
        return fresh;
    }
}
