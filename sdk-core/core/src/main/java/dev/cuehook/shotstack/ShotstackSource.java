package dev.cuehook.shotstack;

import dev.cuehook.internal.root.LogText;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source: footage that was fetched or uploaded. Immutable and thread-safe; {@code toString} shows the id only.
 *
 * @see <a href="https://shotstack.io/docs/guide/ingesting-footage/polling-vs-webhook">Shotstack: Ingesting footage, polling vs webhook</a>
 * @since 0.1
 */
public final class ShotstackSource {

    private final ShotstackBody body;

    ShotstackSource(ShotstackBody body) {
        this.body = body;
    }

    /** The source's id, which is no UUID; null where the event names none. */
    public @Nullable String id() {
        return body.id();
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
        return "ShotstackSource[" + LogText.clean(body.id()) + "]";
    }
}
