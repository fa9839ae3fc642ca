package dev.cuehook.spring.test;

import dev.cuehook.receiver.ReceiverListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What became of the deliveries of a test. */
final class Attempts implements ReceiverListener {

    private final Map<String, Attempted> last = new ConcurrentHashMap<>();
    private final Map<String, Settled> settled = new ConcurrentHashMap<>();
    private volatile @Nullable Answered answered;

    @Override
    public void answered(Answered answer) {
        answered = answer;
    }

    @Override
    public void attempted(Attempted attempt) {
        last.put(attempt.id(), attempt);
    }

    @Override
    public void settled(Settled end) {
        settled.put(end.id(), end);
    }

    /** The last answer. */
    Answered lastAnswer() {
        Answered answer = answered;
        if (answer == null) {
            throw new IllegalStateException("No request was answered.");
        }
        return answer;
    }

    @Nullable
    Attempted lastOf(String id) {
        return last.get(id);
    }

    @Nullable
    Settled endOf(String id) {
        return settled.get(id);
    }
}
