package dev.cuehook.shotstack;

import dev.cuehook.internal.root.LogText;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An asset: a copy of a video, poster or thumbnail of a render at one destination. Immutable and thread-safe;
 * {@code toString} shows the id only.
 *
 * @see <a href="https://shotstack.io/docs/guide/serving-assets/polling-vs-webhook">Shotstack: Serving assets, polling vs webhook</a>
 * @since 0.1
 */
public final class ShotstackAsset {

    private final ShotstackBody body;

    ShotstackAsset(ShotstackBody body) {
        this.body = body;
    }

    /** The asset's id, not the render's; null where the event names none. */
    public @Nullable String id() {
        return body.id();
    }

    /** The id of the render that the asset comes from; null where the event names none. */
    public @Nullable String renderId() {
        return body.render();
    }

    /** The owner's id; null where the event names none. */
    public @Nullable String owner() {
        return body.owner();
    }

    /** How the work on it stands; null where the event does not say. */
    public @Nullable ShotstackStatus status() {
        return body.status();
    }

    /** Where the file is; null where the event has no URL, or something that is none. */
    public @Nullable URI url() {
        return body.url();
    }

    /** Why it failed, in the platform's words; null where the event gives no reason. */
    public @Nullable String error() {
        return body.error();
    }

    /** When the work ended; null where the event does not say. */
    public @Nullable Instant completed() {
        return body.completed();
    }

    @Override
    public String toString() {
        return "ShotstackAsset[" + LogText.clean(body.id()) + "]";
    }
}
