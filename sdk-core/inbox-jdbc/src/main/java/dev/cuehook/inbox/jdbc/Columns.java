package dev.cuehook.inbox.jdbc;

import dev.cuehook.Identity;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.inbox.DeliveryQuery;
import dev.cuehook.inbox.StoredDelivery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as columns. What operators search is text of its own, cut and cleaned to fit; what must come back as it was lies
 * in {@code details}.
 */
final class Columns {

    /** In the order of {@link #values}. */
    static final String INBOX = "inbox_key, delivery_id, endpoint, platform, type, readable, resource_key, resource, "
            + "assurance, details, signed_at, received_at";

    static final int INBOX_COUNT = 12;

    /** What {@link #read} needs. */
    static final String SELECT = "i.nr, i.inbox_key, i.delivery_id, i.endpoint, i.platform, i.type, i.readable, "
            + "i.resource_key, i.resource, i.assurance, i.details, i.signed_at, i.received_at, b.checksum, b.body";

    private static final int LONGEST = 255;

    private Columns() {}

    /** What is in the columns of {@link #INBOX}. */
    static @Nullable Object[] values(StoredDelivery delivery) {
        Identity resource = delivery.resource();
        return new @Nullable Object[] {
            delivery.identity().key(),
            delivery.id(),
            delivery.endpoint(),
            delivery.platform(),
            fit(delivery.type(), LONGEST),
            fit(delivery.identity().readable(), LONGEST),
            resource == null ? null : resource.key(),
            resource == null ? null : fit(resource.readable(), LONGEST),
            delivery.assurance().name(),
            details(delivery),
            delivery.signedAt() == null ? null : (Long) micros(delivery.signedAt()),
            micros(delivery.receivedAt())
        };
    }

    static ByteBuffer key(StoredDelivery delivery) {
        return ByteBuffer.wrap(delivery.identity().key());
    }

    /** The numbers of deliveries by their keys. */
    static Map<ByteBuffer, Long> numbers(Sql.Statement select) throws SQLException {
        Map<ByteBuffer, Long> numbers = new HashMap<>();
        select.list(row -> Map.entry(ByteBuffer.wrap(row.getBytes("inbox_key")), row.getLong("nr")))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }

    /** The delivery of a row; null where its body is gone or not the one that was written. */
    static @Nullable StoredDelivery read(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("body");
        if (body == null || row.getLong("checksum") != checksum(body)) {
            return null;
        }
        byte[] resource = row.getBytes("resource_key");
        StoredDelivery.Builder delivery = StoredDelivery.of(
                        row.getString("delivery_id"),
                        row.getString("endpoint"),
                        row.getString("platform"),
                        new Identity(row.getBytes("inbox_key"), row.getString("readable")),
                        body)
                .type(row.getString("type"))
                .resource(resource == null ? null : new Identity(resource, row.getString("resource")))
                .assurance(Assurance.valueOf(row.getString("assurance")));
        long signedAt = row.getLong("signed_at");
        delivery.times(row.wasNull() ? null : instant(signedAt), instant(row.getLong("received_at")));
        details(delivery, row.getBytes("details"));
        return delivery.build();
    }

    static long checksum(byte[] body) {
        CRC32C checksum = new CRC32C();
        checksum.update(body, 0, body.length);
        return checksum.getValue();
    }

    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000), time.getNano() / 1_000);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
    }

    /** The same for any time, however far away. */
    static long nearestMicros(Instant time) {
        try {
            return micros(time);
        } catch (ArithmeticException e) {
            return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** Whether rows may hold the texts of a query: databases refuse some that they cannot hold. */
    static boolean mayHold(DeliveryQuery query) {
        String endpoint = query.endpoint();
        return (endpoint == null || isName(endpoint, 64))
                && Stream.of(query.type(), query.resource(), query.error())
                        .allMatch(
                                text -> text == null || fit(text, text.length()).equals(text));
    }

    /** Whether an id or a name of an endpoint or platform can be kept. */
    static boolean isName(String text, int most) {
        return misfit("name", text, most) == null;
    }

    /** What keeps a delivery from being stored whole; null if nothing does. Databases may cut without a word. */
    static @Nullable String misfit(StoredDelivery delivery) {
        String misfit = misfit("id", delivery.id(), 36);
        misfit = misfit == null ? misfit("endpoint's name", delivery.endpoint(), 64) : misfit;
        return misfit == null ? misfit("platform's name", delivery.platform(), 64) : misfit;
    }

    private static @Nullable String misfit(String what, String text, int most) {
        boolean fits = !text.isEmpty() && text.length() <= most && text.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
        return fits
                ? null
                : "its " + what + " is '" + fit(text, most).replaceAll("[^ -~]", "?") + "' (" + text.length()
                        + " characters); expected 1 to " + most + " of printable ASCII.";
    }

    /** Text that every database takes: no NUL, no half of a pair, at most so many characters. */
    static String fit(String text, int most) {
        StringBuilder out = null;
        int length = Math.min(text.length(), most);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                out = out == null ? new StringBuilder(text.substring(0, length)) : out;
                out.setCharAt(i, '\uFFFD');
            }
        }
        return out == null ? text.substring(0, length) : out.toString();
    }

    private static byte[] details(StoredDelivery delivery) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, delivery.keyId());
            text(out, delivery.keyOwner());
            out.writeInt(delivery.signedFields().size());
            for (Map.Entry<String, String> field : delivery.signedFields().entrySet()) {
                text(out, field.getKey());
                text(out, field.getValue());
            }
            text(out, delivery.traceparent());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never, in memory
        }
        return bytes.toByteArray();
    }

    private static void details(StoredDelivery.Builder delivery, byte[] details) throws SQLException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(details))) {
            delivery.key(String.valueOf(text(in)), text(in));
            Map<String, String> fields = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                fields.put(String.valueOf(text(in)), String.valueOf(text(in)));
            }
            delivery.signedFields(fields);
            if (in.available() > 0) { // a row of before there was one ends here
                delivery.traceparent(text(in));
            }
        } catch (IOException e) {
            throw new SQLException("The details of a delivery cannot be read; its row is damaged.", e);
        }
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? -1 : bytes.length);
        out.write(bytes);
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
