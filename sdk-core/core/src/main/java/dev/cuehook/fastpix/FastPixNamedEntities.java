package dev.cuehook.fastpix;

import dev.cuehook.Json;
import dev.cuehook.internal.root.LogText;

/**
 * The names that were found in a media: the {@code data} of {@code video.mediaAI.named-entities.ready}, see <a
 * href="https://docs.fastpix.io/docs/ai-events">AI events</a>. Immutable and thread-safe; {@code toString} shows the
 * media's id only.
 *
 * @since 0.1
 */
public final class FastPixNamedEntities implements FastPixAiResult {

    private final Json output;
    private final FastPixContext context;

    FastPixNamedEntities(Json output, FastPixContext context) {
        this.output = output;
        this.context = context;
    }

    @Override
    public FastPixContext context() {
        return context;
    }

    /** The names, as it came. */
    public Json output() {
        return output;
    }

    @Override
    public String toString() {
        return "FastPixNamedEntities[" + LogText.clean(mediaId()) + "]";
    }
}
