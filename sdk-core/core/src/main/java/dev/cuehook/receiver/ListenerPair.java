package dev.cuehook.receiver;

import dev.cuehook.internal.receiver.Failures;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells two listeners, each whatever the other does. */
record ListenerPair(ReceiverListener first, ReceiverListener second) implements ReceiverListener {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiverListener.class);

    @Override
    public void answered(Answered answered) {
        both(listener -> listener.answered(answered));
    }

    @Override
    public void attempted(Attempted attempted) {
        both(listener -> listener.attempted(attempted));
    }

    @Override
    public void settled(Settled settled) {
        both(listener -> listener.settled(settled));
    }

    @Override
    public void abandoned(String endpoint) {
        both(listener -> listener.abandoned(endpoint));
    }

    private void both(Consumer<ReceiverListener> call) {
        tell(first, call);
        tell(second, call);
    }

    private static void tell(ReceiverListener listener, Consumer<ReceiverListener> call) {
        try {
            call.accept(listener);
        } catch (Throwable e) { // whatever it is, it must not undo what the listener is only told of
            LOG.warn("A receiver listener failed; the receiver goes on.", Failures.printable(e));
        }
    }
}
