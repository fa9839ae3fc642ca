package dev.cuehook.fastpix;

import dev.cuehook.Json;
import dev.cuehook.internal.root.LogText;

/**
 * The check of a media for unwanted content: the {@code data} of {@code video.mediaAI.moderation.ready}, see <a
 * href="https://docs.fastpix.io/docs/ai-events">AI events</a>. Immutable and thread-safe; {@code toString} shows the
 * media's id only.
 *
 * @since 0.1
 */
public final class FastPixModeration implements FastPixAiResult {

    private final Json output;
    private final FastPixContext context;

    FastPixModeration(Json output, FastPixContext context) {
        this.output = output;
        this.context = context;
    }

    @Override
    public FastPixContext context() {
        return context;
    }

    /** What the check found, as it came. */
    public Json output() {
        return output;
    }

    @Override
    public String toString() {
        return "FastPixModeration[" + LogText.clean(mediaId()) + "]";
    }
}
