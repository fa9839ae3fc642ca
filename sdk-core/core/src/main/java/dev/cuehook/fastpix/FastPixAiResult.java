package dev.cuehook.fastpix;

import org.jspecify.annotations.Nullable;

/**
 * What FastPix's AI found in a media: the {@code data} of <a href="https://docs.fastpix.io/docs/ai-events">AI
 * events</a>. Implementations are immutable and thread-safe; {@code toString} shows the media's id only.
 *
 * @since 0.1
 */
public sealed interface FastPixAiResult
        permits FastPixChapters, FastPixSummary, FastPixModeration, FastPixNamedEntities {

    /** The id of the media that was looked at; null where the body names no object. */
    default @Nullable String mediaId() {
        return context().object().id();
    }

    /** Workspace, object and status around the result. */
    FastPixContext context();
}
