package dev.cuehook.internal.root;

import dev.cuehook.Identity;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.internal.root.VerifiedDelivery.Proof;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A verified delivery as bytes and back: a version, the proof, the identity, the body, each with its length. */
public final class DeliveryBytes {

    private static final int MAGIC = 0x43554531; // "CUE1"
    private static final int ABSENT = -1;

    private DeliveryBytes() {}

    static byte[] write(VerifiedDelivery delivery) {
        Proof proof = delivery.proof();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(delivery.body().length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            text(out, proof.platform());
            text(out, proof.endpoint());
            text(out, proof.assurance().name());
            text(out, proof.keyId());
            text(out, proof.keyOwner());
            text(out, proof.signedAt() == null ? null : proof.signedAt().toString());
            text(out, proof.receivedAt().toString());
            map(out, proof.signedFields());
            bytes(out, delivery.identity().key());
            text(out, delivery.identity().readable());
            bytes(out, delivery.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from an array
        }
        return bytes.toByteArray();
    }

    /**
     * The delivery that {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the bytes are anything else
     */
    public static VerifiedDelivery read(byte[] written) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("unknown version");
            }
            Proof proof = new Proof(
                    required(in),
                    required(in),
                    Assurance.valueOf(required(in)),
                    required(in),
                    text(in),
                    instant(text(in)),
                    Instant.parse(required(in)),
                    map(in));
            Identity identity = new Identity(requiredBytes(in), required(in));
            byte[] body = requiredBytes(in);
            if (in.read() != -1) {
                throw new IOException("something behind the body");
            }
            return new VerifiedDelivery(proof, body, identity);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "These bytes are not a delivery written by VerifiedWebhook.toBytes() of this or an earlier version ("
                            + e.getClass().getSimpleName() + ").");
        }
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(ABSENT);
        } else {
            bytes(out, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void map(DataOutputStream out, Map<String, String> map) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, String> entry : map.entrySet()) {
            text(out, entry.getKey());
            text(out, entry.getValue());
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static String required(DataInputStream in) throws IOException {
        return new String(requiredBytes(in), StandardCharsets.UTF_8);
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        byte[] bytes = bytes(in);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] requiredBytes(DataInputStream in) throws IOException {
        byte[] bytes = bytes(in);
        if (bytes == null) {
            throw new IOException("a required value is absent");
        }
        return bytes;
    }

    private static byte @Nullable [] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length == ABSENT) {
            return null;
        }
        if (length < 0 || length > in.available()) {
            throw new IOException("a length that does not fit");
        }
        return in.readNBytes(length);
    }

    private static Map<String, String> map(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > in.available()) {
            throw new IOException("a length that does not fit");
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(required(in), required(in));
        }
        return Map.copyOf(map);
    }
}
