package dev.cuehook.servlet.wire;

import dev.cuehook.servlet.container.Container;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Many connections that say the same at once. */
public final class Crowd implements AutoCloseable {

    public static final int CLOSED = -1;

    private static final int UNANSWERED = -2;
    private static final long BETWEEN_BYTES = TimeUnit.MILLISECONDS.toNanos(20);

    private final List<Wire> wires = new ArrayList<>();
    private final Message message;
    private final Thread dribbling = new Thread(this::dribble, "crowd");
    private volatile boolean ended;

    /** So many connections, which have sent the message's head. */
    public Crowd(Container container, int count, Message message) throws IOException {
        this(container, count, message, message.head());
    }

    private Crowd(Container container, int count, Message message, byte[] said) throws IOException {
        this.message = message;
        for (int i = 0; i < count; i++) {
            wires.add(Wire.to(container).send(said));
        }
    }

    /** Those that send nothing. */
    public static Crowd silent(Container container, int count) throws IOException {
        return new Crowd(container, count, Message.of("POST", "/"), new byte[0]);
    }

    /** Those that have sent half of a head. */
    public static Crowd interrupted(Container container, int count, Message message) throws IOException {
        return new Crowd(container, count, message, Arrays.copyOf(message.head(), message.head().length / 2));
    }

    public int size() {
        return wires.size();
    }

    /** From now on, each sends a byte of its body now and then, until it is closed. */
    public Crowd dribbling() {
        dribbling.start();
        return this;
    }

    /** All send this part of their bodies. */
    public Crowd sendContent(int from, int to) throws IOException {
        for (Wire wire : wires) {
            wire.sendContent(message, from, to);
        }
        return this;
    }

    /** What each was answered; {@link #CLOSED} where the connection ended without an answer that could still be read. */
    public List<Integer> statuses() {
        return wires.stream().map(Crowd::status).toList();
    }

    private static int status(Wire wire) {
        try {
            return wire.reply().status();
        } catch (SocketTimeoutException e) {
            return UNANSWERED;
        } catch (IOException e) { // a connection that ends on bytes that nobody read loses its answer
            return CLOSED;
        }
    }

    private void dribble() {
        for (int i = 0; !ended && i < message.content().length - 1; i++) {
            for (Wire wire : wires) {
                try {
                    wire.sendContent(message, i, i + 1);
                } catch (IOException e) {
                    // closed by the server, as it should be
                }
            }
            LockSupport.parkNanos(BETWEEN_BYTES);
        }
    }

    @Override
    public void close() throws IOException {
        ended = true;
        for (Wire wire : wires) {
            wire.close();
        }
    }
}
