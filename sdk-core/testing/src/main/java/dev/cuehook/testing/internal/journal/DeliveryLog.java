package dev.cuehook.testing.internal.journal;

import dev.cuehook.receiver.ReceiverListener.Settled;
import dev.cuehook.testing.TestAttempt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one delivery so far. Thread-safe. */
public final class DeliveryLog {

    private final List<TestAttempt> attempts = new ArrayList<>();
    private @Nullable Settled settled;

    synchronized void add(TestAttempt attempt) {
        attempts.add(attempt);
    }

    synchronized void end(Settled end) {
        settled = end;
    }

    /** The attempts so far, in order. */
    public synchronized List<TestAttempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Its end, the last one where it was replayed; null while it is open. */
    public synchronized @Nullable Settled settled() {
        return settled;
    }
}
