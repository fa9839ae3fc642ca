package dev.cuehook.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.servlet.wire.FastPixWire;
import dev.cuehook.servlet.wire.Message;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A form that a delivery can have on the wire, and what it may be answered. */
record Shape(String name, Set<Integer> statuses, Function<byte[], Message> of) {

    private static final String SIGNATURE = FastPixWire.HEADER;
    private static final Set<Integer> ACCEPTED = Set.of(200);
    private static final Set<Integer> REFUSED = Set.of(401);
    /** By the container, before it comes to us. */
    private static final Set<Integer> BAD = Set.of(400);

    /** Headers by which proxies and frameworks speak; none of them means anything here. */
    private static final List<String> OF_PROXIES = List.of(
            "Forwarded: for=203.0.113.9;host=elsewhere;proto=https",
            "X-Forwarded-For: 203.0.113.9, 10.0.0.1",
            "X-Forwarded-Host: elsewhere",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Port: 1",
            "X-Forwarded-Prefix: /elsewhere",
            "X-Forwarded-Path: /elsewhere",
            "X-Real-IP: 203.0.113.9",
            "X-Original-URL: /elsewhere",
            "X-Rewrite-URL: /elsewhere",
            "X-HTTP-Method-Override: GET",
            "X-HTTP-Method: DELETE");

    /** Genuine deliveries in unusual forms: all are accepted. */
    static List<Shape> genuine() {
        return List.of(
                accepted("of fixed length", Shape::signed),
                accepted("in one chunk", body -> unsent(body).chunked(body, body.length)),
                accepted("in chunks of a byte", body -> unsent(body).chunked(body, 1)),
                accepted("with extensions of a chunk", body -> chunkedByHand(body, ";a=b;c=\"d\"", "")),
                accepted(
                        "with a false signature behind the body",
                        body -> chunkedByHand(body, "", SIGNATURE + ": AA==")),
                accepted("in HTTP/1.0", body -> signed(body).http10()),
                accepted(
                        "with the header in capitals",
                        body -> post().header(SIGNATURE.toUpperCase(Locale.ROOT), FastPixWire.signature(body))
                                .body(body)),
                accepted(
                        "with space around the signature",
                        body -> post().header(SIGNATURE, "\t  " + FastPixWire.signature(body) + " \t")
                                .body(body)),
                accepted("with all that proxies say", body -> with(signed(body), OF_PROXIES)),
                accepted("with a huge header", body -> signed(body).header("User-Agent", "a".repeat(6_000))),
                accepted("with an empty header", body -> signed(body).header("X-Empty", "")),
                accepted("as a form", body -> signed(body).header("Content-Type", "application/x-www-form-urlencoded")),
                accepted(
                        "as a form of parts",
                        body -> signed(body).header("Content-Type", "multipart/form-data;boundary=x")),
                accepted(
                        "in a charset that is none",
                        body -> signed(body).header("Content-Type", "text/plain;charset=x")),
                accepted(
                        "with a query of its own",
                        body -> Message.signed(Entrance.PATH + "?a=%C0%80&token&a=1&;=", body)),
                accepted("to the whole URL", body -> Message.signed("http://localhost" + Entrance.PATH, body)));
    }

    /** What is not genuine, or cannot be told: none is accepted. */
    static List<Shape> refused() {
        return List.of(
                refused("unsigned", body -> post().body(body)),
                refused(
                        "forged",
                        body -> post().header(SIGNATURE, FastPixWire.signature(new byte[1]))
                                .body(body)),
                refused(
                        "forged and no JSON, which nobody looks at",
                        body -> post().header(SIGNATURE, FastPixWire.signature(body))
                                .body("{\"id\":".getBytes(UTF_8))),
                refused(
                        "announced without its last byte",
                        body -> unsent(body)
                                .body(Arrays.copyOf(body, body.length - 1))
                                .followedBy(body)),
                new Shape("signed with something behind it", BAD, body -> signed(plus(body, "{}"))),
                refused("with more than what is signed", body -> unsent(body).body(plus(body, " "))),
                refused(
                        "with a signature behind the body only",
                        body -> chunked(post(), body, "", SIGNATURE + ": " + FastPixWire.signature(body))),
                refused(
                        "with the signature twice",
                        body -> signed(body).header(SIGNATURE, FastPixWire.signature(body))),
                refused("with a false one behind it", body -> signed(body).header("fastpix-signature", "AA==")),
                refused("with an empty one behind it", body -> signed(body).header(SIGNATURE, "")),
                refused(
                        "with an empty one before it",
                        body -> post().header(SIGNATURE, "")
                                .header(SIGNATURE, FastPixWire.signature(body))
                                .body(body)),
                refused(
                        "with both in one header",
                        body -> post().header(
                                        SIGNATURE, FastPixWire.signature(body) + "," + FastPixWire.signature(body))
                                .body(body)),
                refused(
                        "with an empty signature",
                        body -> post().header(SIGNATURE, "").body(body)),
                refused(
                        "with a huge signature",
                        body -> post().header(SIGNATURE, "A".repeat(6_000)).body(body)),
                refused(
                        "in HTTP/1.0 without a length",
                        body -> unsent(body).http10().followedBy(body)));
    }

    /** What containers read in several ways; whatever they make of it, it is nothing else than what was signed. */
    static List<Shape> ambiguous() {
        return List.of(
                new Shape("with a folded signature", Set.of(400, 401), body -> {
                    String signature = FastPixWire.signature(body);
                    return post().header(SIGNATURE, signature.substring(0, 9) + "\r\n " + signature.substring(9))
                            .body(body);
                }),
                new Shape(
                        "with another header folded",
                        Set.of(200, 400),
                        body -> signed(body).header("X-Folded", "a\r\n\tb")),
                new Shape(
                        "with space before the colon",
                        Set.of(400, 401),
                        body -> post().header(SIGNATURE + " ", FastPixWire.signature(body))
                                .body(body)),
                new Shape(
                        "with a NUL in a header",
                        Set.of(200, 400),
                        body -> signed(body).header("X-Nul", "a\0b")),
                new Shape(
                        "with 1,000 headers",
                        Set.of(200, 400, 431),
                        body -> with(signed(body), Collections.nCopies(1_000, "X: y"))),
                new Shape(
                        "with headers of 20 KiB",
                        Set.of(400, 431),
                        body -> signed(body).header("X-Huge", "a".repeat(20_000))),
                new Shape("without a host", BAD, body -> signed(body).withoutHost()),
                new Shape(
                        "with its length twice",
                        Set.of(200, 400),
                        body -> signed(body).header("Content-Length", Integer.toString(body.length))),
                new Shape("with two lengths", BAD, body -> signed(body).header("Content-Length", "2")),
                new Shape(
                        "with two lengths in one",
                        BAD,
                        body -> unsent(body)
                                .header("Content-Length", body.length + ", 2")
                                .followedBy(body)),
                new Shape(
                        "with a length below zero",
                        Set.of(400, 401),
                        body -> unsent(body).header("Content-Length", "-1").followedBy(body)),
                new Shape(
                        "with a length and chunks",
                        Set.of(200, 400),
                        body -> unsent(body).header("Content-Length", "5").chunked(body, 20)),
                new Shape(
                        "with chunks and no end",
                        Set.of(400, 408),
                        body -> unsent(body)
                                .header("Transfer-Encoding", "chunked")
                                .followedBy("5\r\nabcde\r\n".getBytes(UTF_8))),
                new Shape(
                        "with a chunk of no size",
                        Set.of(400, 401),
                        body -> unsent(body)
                                .header("Transfer-Encoding", "chunked")
                                .followedBy("zz\r\n".getBytes(UTF_8))),
                new Shape(
                        "with a chunk too large for any number",
                        Set.of(400, 401, 413),
                        body -> unsent(body)
                                .header("Transfer-Encoding", "chunked")
                                .followedBy("fffffffffffffffff\r\n".getBytes(UTF_8))),
                new Shape(
                        "with an unknown coding",
                        Set.of(400, 501),
                        body -> unsent(body)
                                .header("Transfer-Encoding", "rot13")
                                .followedBy(body)),
                new Shape(
                        "with chunks inside another coding",
                        Set.of(200, 400, 401, 501),
                        body -> unsent(body)
                                .header("Transfer-Encoding", "identity")
                                .chunked(body, 20)),
                new Shape(
                        "in chunks of HTTP/1.0",
                        Set.of(200, 400, 401, 505),
                        body -> unsent(body).chunked(body, 20).http10()),
                new Shape(
                        "to another host's URL",
                        Set.of(200, 400, 404, 421),
                        body -> Message.signed("http://elsewhere" + Entrance.PATH, body)),
                new Shape(
                        "to a URL without a scheme",
                        Set.of(400, 404),
                        body -> Message.signed("//elsewhere" + Entrance.PATH, body)));
    }

    static Shape named(String name) {
        return Stream.of(genuine(), refused(), ambiguous())
                .flatMap(List::stream)
                .filter(shape -> shape.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Shape accepted(String name, Function<byte[], Message> of) {
        return new Shape(name, ACCEPTED, of);
    }

    private static Shape refused(String name, Function<byte[], Message> of) {
        return new Shape(name, REFUSED, of);
    }

    private static Message post() {
        return Message.of("POST", Entrance.PATH);
    }

    private static Message signed(byte[] body) {
        return Message.signed(Entrance.PATH, body);
    }

    /** With the signature, and the body to come. */
    private static Message unsent(byte[] body) {
        return post().header(SIGNATURE, FastPixWire.signature(body));
    }

    private static Message with(Message message, List<String> headers) {
        Message more = message;
        for (String header : headers) {
            String[] parts = header.split(": ", 2);
            more = more.header(parts[0], parts[1]);
        }
        return more;
    }

    private static Message chunkedByHand(byte[] body, String extension, String trailer) {
        return chunked(unsent(body), body, extension, trailer);
    }

    private static Message chunked(Message head, byte[] body, String extension, String trailer) {
        String end = "\r\n0" + extension + "\r\n" + (trailer.isEmpty() ? "" : trailer + "\r\n") + "\r\n";
        byte[] start = (Integer.toHexString(body.length) + extension + "\r\n").getBytes(UTF_8);
        return head.header("Transfer-Encoding", "chunked").followedBy(plus(start, body, end.getBytes(UTF_8)));
    }

    private static byte[] plus(byte[] body, String more) {
        return plus(body, more.getBytes(UTF_8));
    }

    private static byte[] plus(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
