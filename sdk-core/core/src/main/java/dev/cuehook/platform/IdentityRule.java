package dev.cuehook.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which signed values make a delivery the same delivery when it comes again. Where one of them is absent, empty or
 * neither text nor number, and for every platform that signs nothing, the digest of the body serves instead. Immutable
 * and thread-safe.
 *
 * @since 0.1
 */
public final class IdentityRule {

    private static final IdentityRule BODY = new IdentityRule(List.of(), null);

    private final List<String> pointers;
    private final @Nullable String signedField;

    private IdentityRule(List<String> pointers, @Nullable String signedField) {
        this.pointers = pointers;
        this.signedField = signedField;
    }

    /** The values at these JSON pointers of the verified body, together. */
    public static IdentityRule pointers(String... pointers) {
        if (pointers.length == 0) {
            throw new IllegalArgumentException("No pointer is given; use bodyDigest() if the body has no id.");
        }
        return new IdentityRule(List.of(pointers), null);
    }

    /** A value that the signature covers beside the body, such as the message id of a header. */
    public static IdentityRule signedField(String field) {
        return new IdentityRule(List.of(), field);
    }

    /** The digest of the verified bytes. */
    public static IdentityRule bodyDigest() {
        return BODY;
    }

    /** The pointers; empty for the other kinds. */
    public List<String> pointers() {
        return pointers;
    }

    /** The signed field; null for the other kinds. */
    public @Nullable String signedField() {
        return signedField;
    }
}
