package dev.cuehook.platform;

import org.jspecify.annotations.Nullable;

/**
 * Requests of a platform that are not events, such as a dashboard's probe of a new URL. They are answered as a success and
 * never stored. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Handshake {

    private static final Handshake NONE = new Handshake(false, false, null, null);

    private final boolean emptyProbe;
    private final boolean testWithoutTypeAndId;
    private final @Nullable String testPointer;
    private final @Nullable String testValue;

    private Handshake(
            boolean emptyProbe,
            boolean testWithoutTypeAndId,
            @Nullable String testPointer,
            @Nullable String testValue) {
        this.emptyProbe = emptyProbe;
        this.testWithoutTypeAndId = testWithoutTypeAndId;
        this.testPointer = testPointer;
        this.testValue = testValue;
    }

    /** The platform sends nothing but events. */
    public static Handshake none() {
        return NONE;
    }

    /**
     * A request without any signature whose body is empty or <code>{}</code> is a probe. No more than 64 bytes are read of
     * a request without a signature; with another body it is refused.
     */
    public Handshake emptyProbe() {
        return new Handshake(true, testWithoutTypeAndId, testPointer, testValue);
    }

    /** A genuine object that names neither its type nor its id is a test. */
    public Handshake testWithoutTypeAndId() {
        return new Handshake(emptyProbe, true, testPointer, testValue);
    }

    /** A genuine object with this text at this pointer is a test. */
    public Handshake testWhere(String pointer, String text) {
        return new Handshake(emptyProbe, testWithoutTypeAndId, pointer, text);
    }

    /** Whether an unsigned, empty request is a probe. */
    public boolean hasEmptyProbe() {
        return emptyProbe;
    }

    /** Whether a genuine object without type and id is a test. */
    public boolean hasTestWithoutTypeAndId() {
        return testWithoutTypeAndId;
    }

    /** The pointer of {@link #testWhere}; null where there is none. */
    public @Nullable String testPointer() {
        return testPointer;
    }

    /** The text of {@link #testWhere}; null where there is none. */
    public @Nullable String testValue() {
        return testValue;
    }
}
