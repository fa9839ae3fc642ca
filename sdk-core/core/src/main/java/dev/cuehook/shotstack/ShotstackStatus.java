package dev.cuehook.shotstack;

import dev.cuehook.internal.root.LogText;
import java.util.Objects;

/**
 * How the work on a render, asset, source or rendition stands: an open set. {@code toString} is safe for logs.
 *
 * @param value the platform's own word
 * @since 0.1
 */
public record ShotstackStatus(String value) {

    /** A render is finished. */
    public static final ShotstackStatus DONE = new ShotstackStatus("done");

    /** An asset, a source or a rendition is there. */
    public static final ShotstackStatus READY = new ShotstackStatus("ready");

    /** It could not be made. */
    public static final ShotstackStatus FAILED = new ShotstackStatus("failed");

    /** Needs a value. */
    public ShotstackStatus {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return LogText.clean(value);
    }
}
