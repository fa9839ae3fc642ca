package dev.cuehook.servlet.wire;

import dev.cuehook.servlet.container.Container;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A connection. */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    public static Wire to(Container container) throws IOException {
        return new Wire(new Socket(InetAddress.getLoopbackAddress(), container.port()));
    }

    /** Sends a request on a connection of its own. */
    public static Reply exchange(Container container, Message message) throws IOException {
        try (Wire wire = to(container)) {
            return wire.send(message).reply();
        }
    }

    public Wire send(Message message) throws IOException {
        return send(message.bytes());
    }

    public Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    public Wire sendHead(Message message) throws IOException {
        socket.getOutputStream().write(message.head());
        return this;
    }

    public Wire sendContent(Message message) throws IOException {
        return sendContent(message, 0, message.content().length);
    }

    public Wire sendContent(Message message, int from, int to) throws IOException {
        socket.getOutputStream().write(message.content(), from, to - from);
        return this;
    }

    /** Whether something comes back before the time is over. */
    public boolean answers(int withinMillis) throws IOException {
        socket.setSoTimeout(withinMillis);
        in.mark(1);
        try {
            int first = in.read();
            in.reset();
            return first >= 0;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Waits for the other side to close. */
    public boolean isClosedByServer() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) { // reset, since bytes of ours were never read
            return true;
        }
    }

    public Reply reply() throws IOException {
        return reply(true);
    }

    /** The answer to a HEAD request: whatever the headers say, it has no body. */
    public Reply replyWithoutBody() throws IOException {
        return reply(false);
    }

    private Reply reply(boolean mayHaveBody) throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        byte[] body = mayHaveBody && status >= 200 ? body(headers) : new byte[0];
        return new Reply(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        List<String> length = headers.get("content-length");
        if (length != null) {
            return in.readNBytes(Integer.parseInt(length.get(0)));
        }
        if (!headers.containsKey("transfer-encoding")) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection ended after '" + line + "'.");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
