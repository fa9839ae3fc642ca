package dev.cuehook.spring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** A request byte by byte, as no client would send it. */
record RawRequest(String method, String target, String version, List<String> headers, byte[] content) {

    /** Where the server closed the connection and the answer went with it. */
    static final int CLOSED = 0;

    private static final int PATIENCE_MILLIS = 20_000;

    static RawRequest of(String method, String target) {
        return new RawRequest(method, target, "HTTP/1.1", List.of("Host: localhost", "Connection: close"), new byte[0]);
    }

    RawRequest http10() {
        return new RawRequest(method, target, "HTTP/1.0", headers, content);
    }

    RawRequest header(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name + ": " + value);
        return new RawRequest(method, target, version, more, content);
    }

    /** With this body, announced by its length. */
    RawRequest body(byte[] body) {
        return header("Content-Length", Integer.toString(body.length)).followedBy(body);
    }

    /** With this body in chunks of a few bytes. */
    RawRequest chunked(byte[] body) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; from += 7) {
            int length = Math.min(7, body.length - from);
            chunks.writeBytes((length + "\r\n").getBytes(ISO_8859_1));
            chunks.write(body, from, length);
            chunks.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        return header("Transfer-Encoding", "chunked").followedBy(chunks.toByteArray());
    }

    /** With these bytes behind its head, whatever the head says. */
    RawRequest followedBy(byte[] bytes) {
        return new RawRequest(method, target, version, headers, bytes);
    }

    /** Sends it on a connection of its own, and says that nothing more comes; the status. */
    int status(Application application) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes((method + " " + target + " " + version + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                    .getBytes(ISO_8859_1));
            all.writeBytes(content);
            socket.getOutputStream().write(all.toByteArray());
            socket.shutdownOutput();
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
            return line == null ? CLOSED : Integer.parseInt(line.split(" ", 3)[1]);
        } catch (SocketException e) {
            return CLOSED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
