package dev.cuehook.shotstack;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.Lifecycle;
import dev.cuehook.UnknownEvent;
import dev.cuehook.WebhookEvent;
import java.util.Optional;

/**
 * What Shotstack reports. {@link Envelope#type()} is the body's type and action with a dot between, such as
 * {@code edit.render}; the outcome is in the record. Shotstack's events carry no id of their own, so
 * {@link Envelope#id()} is null; {@link Envelope#occurredAt()} is {@code completed}. Immutable and thread-safe.
 *
 * @see <a href="https://shotstack.io/docs/guide/architecting-an-application/webhooks">Shotstack: Webhooks</a>
 * @since 0.1
 */
public sealed interface ShotstackEvent extends WebhookEvent
        permits ShotstackEvent.RenderEvent,
                ShotstackEvent.AssetEvent,
                ShotstackEvent.SourceEvent,
                ShotstackEvent.RenditionEvent,
                ShotstackEvent.Unknown {

    /**
     * {@code edit.render}: a render ended. A body with an id, an owner and a status but neither type nor action is one
     * too: the form of this event until 2021.
     *
     * @since 0.1
     */
    sealed interface RenderEvent extends ShotstackEvent {

        /** The render, as the event describes it. */
        ShotstackRender render();
    }

    /**
     * {@code edit.render} with status {@code done}: the video is rendered.
     *
     * @since 0.1
     */
    record RenderDone(Envelope envelope, ShotstackRender render) implements RenderEvent {

        /** The media is ready. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.MEDIA_READY, envelope, render.id()));
        }
    }

    /**
     * {@code edit.render} with status {@code failed}: the edit could not be rendered.
     *
     * @since 0.1
     */
    record RenderFailed(Envelope envelope, ShotstackRender render) implements RenderEvent {

        /** The media failed. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.MEDIA_FAILED, envelope, render.id()));
        }
    }

    /**
     * {@code serve.copy}: the copying of an asset to a destination ended. One render gives several such events: one
     * for each asset and destination.
     *
     * @since 0.1
     */
    sealed interface AssetEvent extends ShotstackEvent {

        /** The asset, as the event describes it. */
        ShotstackAsset asset();
    }

    /**
     * {@code serve.copy} with status {@code ready}: the asset is at its destination.
     *
     * @since 0.1
     */
    record AssetReady(Envelope envelope, ShotstackAsset asset) implements AssetEvent {

        /** A copy is ready. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.RENDITION_READY, envelope, asset.id()));
        }
    }

    /**
     * {@code serve.copy} with status {@code failed}: the asset could not be copied.
     *
     * @since 0.1
     */
    record AssetFailed(Envelope envelope, ShotstackAsset asset) implements AssetEvent {

        /** A copy failed. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.RENDITION_FAILED, envelope, asset.id()));
        }
    }

    /**
     * {@code ingest.source}: the fetching or uploading of a source ended.
     *
     * @since 0.1
     */
    sealed interface SourceEvent extends ShotstackEvent {

        /** The source, as the event describes it. */
        ShotstackSource source();
    }

    /**
     * {@code ingest.source} with status {@code ready}: the source is there.
     *
     * @since 0.1
     */
    record SourceReady(Envelope envelope, ShotstackSource source) implements SourceEvent {

        /** The media is ready. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.MEDIA_READY, envelope, source.id()));
        }
    }

    /**
     * {@code ingest.source} with status {@code failed}: the source could not be taken in.
     *
     * @since 0.1
     */
    record SourceFailed(Envelope envelope, ShotstackSource source) implements SourceEvent {

        /** The media failed. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.MEDIA_FAILED, envelope, source.id()));
        }
    }

    /**
     * {@code ingest.rendition}: the making of a rendition ended.
     *
     * @since 0.1
     */
    sealed interface RenditionEvent extends ShotstackEvent {

        /** The rendition, as the event describes it. */
        ShotstackRendition rendition();
    }

    /**
     * {@code ingest.rendition} with status {@code ready}: the rendition is there.
     *
     * @since 0.1
     */
    record RenditionReady(Envelope envelope, ShotstackRendition rendition) implements RenditionEvent {

        /** A rendition is ready. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.RENDITION_READY, envelope, rendition.id()));
        }
    }

    /**
     * {@code ingest.rendition} with status {@code failed}: the rendition could not be made.
     *
     * @since 0.1
     */
    record RenditionFailed(Envelope envelope, ShotstackRendition rendition) implements RenditionEvent {

        /** A rendition failed. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.RENDITION_FAILED, envelope, rendition.id()));
        }
    }

    /**
     * An event whose type, action or status this version does not know.
     *
     * @param body the whole body
     * @since 0.1
     */
    record Unknown(Envelope envelope, Json body) implements ShotstackEvent, UnknownEvent {}
}
