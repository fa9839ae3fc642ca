package dev.cuehook;

import dev.cuehook.internal.root.ConstantTime;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook secret or URL token as the platform's dashboard shows it. How it becomes a key (as text, Base64, with a
 * prefix) is the platform's business, not the caller's.
 *
 * <p>Immutable and thread-safe. {@code toString} shows nothing of the value. A value that cannot be meant fails at once:
 * empty, blank, with white space around it, or with an unresolved <code>${…}</code> in it.
 *
 * @since 0.1
 */
public final class Secret {

    private final byte[] value;
    private final @Nullable String name;

    private Secret(byte[] value, @Nullable String name) {
        this.value = value;
        this.name = name;
    }

    /**
     * A secret from its text.
     *
     * @throws IllegalArgumentException if the text cannot be a secret; the message says why and not what
     */
    public static Secret of(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(
                    "The secret is empty. Set it to the value that the platform's dashboard or API shows.");
        }
        if (text.contains("${")) {
            throw new IllegalArgumentException("The secret holds an unresolved placeholder (${…}). "
                    + "Set the variable that it names, or write the secret itself.");
        }
        if (isInvisible(text.codePointAt(0)) || isInvisible(text.codePointBefore(text.length()))) {
            throw new IllegalArgumentException("The secret has white space (such as a line break) or another invisible "
                    + "character before or behind it. Remove it where the secret is stored.");
        }
        return new Secret(text.getBytes(StandardCharsets.UTF_8), null);
    }

    /** White space, also that which does not break lines, control characters, and marks such as that of byte order. */
    private static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }

    /** The same secret under a name, which {@link VerifiedWebhook#keyId()} reports when it matched. */
    public Secret named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The secret's name is blank. Name it by date or place, or not at all.");
        }
        return new Secret(value, name);
    }

    /** The configured name; null where the position in the list serves instead. */
    public @Nullable String name() {
        return name;
    }

    /** The secret itself, a copy. For signature schemes; searching for this name finds every use of a secret. */
    public byte[] revealSecretBytes() {
        return value.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && ConstantTime.equal(value, that.value) && Objects.equals(name, that.name);
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode(); // nothing about the value may be derived from it
    }

    @Override
    public String toString() {
        return name == null ? "Secret[…]" : "Secret[" + name + "]";
    }
}
