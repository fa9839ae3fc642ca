package dev.cuehook.servlet.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request, byte by byte as it is sent. Immutable. */
public final class Message {

    private final String requestLine;
    private final List<String> headers;
    private final byte[] content;

    private Message(String requestLine, List<String> headers, byte[] content) {
        this.requestLine = requestLine;
        this.headers = List.copyOf(headers);
        this.content = content;
    }

    /** A request without a body. */
    public static Message of(String method, String target) {
        return new Message(method + " " + target + " HTTP/1.1", List.of("Host: localhost"), new byte[0]);
    }

    /** A genuine FastPix delivery of fixed length. */
    public static Message signed(String target, byte[] body) {
        return of("POST", target)
                .header(FastPixWire.HEADER, FastPixWire.signature(body))
                .body(body);
    }

    public Message header(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name + ": " + value);
        return new Message(requestLine, more, content);
    }

    /** In the former version of the protocol. */
    public Message http10() {
        return new Message(requestLine.replace("HTTP/1.1", "HTTP/1.0"), headers, content);
    }

    /** Without the host that every request names. */
    public Message withoutHost() {
        return new Message(requestLine, headers.subList(1, headers.size()), content);
    }

    /** With these bytes behind its head, whatever the head says. */
    public Message followedBy(byte[] content) {
        return new Message(requestLine, headers, content);
    }

    /** With this body, announced by its length. */
    public Message body(byte[] body) {
        return new Message(requestLine, header("Content-Length", Integer.toString(body.length)).headers, body);
    }

    /** With this body in chunks of at most this size. */
    public Message chunked(byte[] body, int size) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; from += size) {
            int length = Math.min(size, body.length - from);
            chunks.writeBytes(bytes(Integer.toHexString(length) + "\r\n"));
            chunks.write(body, from, length);
            chunks.writeBytes(bytes("\r\n"));
        }
        chunks.writeBytes(bytes("0\r\n\r\n"));
        return new Message(requestLine, header("Transfer-Encoding", "chunked").headers, chunks.toByteArray());
    }

    /** All of it. */
    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head());
        all.writeBytes(content);
        return all.toByteArray();
    }

    byte[] head() {
        return bytes(requestLine + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
    }

    byte[] content() {
        return content;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
