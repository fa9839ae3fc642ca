package dev.cuehook.internal.platform;

import dev.cuehook.Identity;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.internal.root.LogText;
import dev.cuehook.internal.root.VerifiedDelivery;
import dev.cuehook.platform.IdentityRule;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys from values of the wire: a digest over a version and, each with its kind and length, endpoint, platform, key owner
 * and the values. Without the lengths, values could be moved between fields.
 */
final class IdentityDigest {

    private static final byte[] VERSION = "cuehook/1".getBytes(StandardCharsets.US_ASCII);
    private static final char DELIVERY = 'D';
    private static final char BODY = 'B';
    private static final char RESOURCE = 'R';
    private static final char TEXT = 's';
    private static final char NUMBER = 'n';
    private static final char ABSENT = '-';

    private IdentityDigest() {}

    /** The identity of a delivery under this rule. */
    static Identity of(IdentityRule rule, boolean signed, VerifiedDelivery delivery, ScanOf scanOf) {
        List<BodyScan.Scalar> values = signed ? values(rule, delivery, scanOf) : null;
        Identity identity = values == null ? null : digest(DELIVERY, delivery, values);
        return identity == null ? ofBody(delivery) : identity;
    }

    /** The key of the resource that a delivery is about; null where its id cannot be encoded. */
    static @Nullable Identity ofResource(VerifiedDelivery delivery, BodyScan.Scalar resource) {
        return digest(RESOURCE, delivery, List.of(resource));
    }

    private static Identity ofBody(VerifiedDelivery delivery) {
        String hex = HexFormat.of().formatHex(Sha256.of(delivery.body()));
        Identity identity = digest(BODY, delivery, List.of(new BodyScan.Scalar(hex, false)));
        if (identity == null) {
            throw new IllegalStateException("A digest of hexadecimal text failed.");
        }
        return new Identity(identity.key(), "sha256:" + hex.substring(0, 32));
    }

    private static @Nullable List<BodyScan.Scalar> values(IdentityRule rule, VerifiedDelivery delivery, ScanOf scanOf) {
        String field = rule.signedField();
        if (field != null) {
            String value = delivery.proof().signedFields().get(field);
            return value == null || value.isEmpty() ? null : List.of(new BodyScan.Scalar(value, false));
        }
        if (rule.pointers().isEmpty()) {
            return null;
        }
        try {
            BodyScan scan = scanOf.scan(delivery);
            List<BodyScan.Scalar> values = new ArrayList<>(rule.pointers().size());
            for (String pointer : rule.pointers()) {
                BodyScan.Scalar value = scan.at(pointer);
                if (value == null || value.text().isEmpty()) {
                    return null;
                }
                values.add(value);
            }
            return values;
        } catch (WebhookUnreadableException e) {
            return null;
        }
    }

    private static @Nullable Identity digest(char tag, VerifiedDelivery delivery, List<BodyScan.Scalar> values) {
        MessageDigest fields = Sha256.begin();
        fields.update(VERSION);
        fields.update((byte) tag);
        StringBuilder readable = new StringBuilder();
        try {
            field(fields, TEXT, delivery.endpoint());
            field(fields, TEXT, delivery.platform());
            String owner = delivery.keyOwner();
            field(fields, owner == null ? ABSENT : TEXT, owner == null ? "" : owner);
            for (BodyScan.Scalar value : values) {
                field(fields, value.number() ? NUMBER : TEXT, value.text());
                readable.append(readable.length() == 0 ? "" : "/").append(value.text());
            }
        } catch (CharacterCodingException e) {
            return null;
        }
        return new Identity(fields.digest(), LogText.clean(readable.toString().replace('/', '.')));
    }

    private static void field(MessageDigest fields, char kind, String text) throws CharacterCodingException {
        byte[] bytes = utf8(text);
        fields.update(
                ByteBuffer.allocate(5).put((byte) kind).putInt(bytes.length).array());
        fields.update(bytes);
    }

    /** Fails on a lone surrogate, for which {@link String#getBytes} would put a question mark. */
    private static byte[] utf8(String text) throws CharacterCodingException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
                byte[] bytes = new byte[encoded.remaining()];
                encoded.get(bytes);
                return bytes;
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Scans a delivery's body. */
    @FunctionalInterface
    interface ScanOf {
        /** The scan; fails where the body is unreadable. */
        BodyScan scan(VerifiedDelivery delivery);
    }
}
