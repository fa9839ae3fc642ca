package dev.cuehook.fastpix;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.fastpix.FastPixTypes.Draft;
import dev.cuehook.internal.platform.StreamedParser;
import dev.cuehook.internal.root.EnvelopeData;
import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads FastPix's events in one pass. */
final class FastPixEvents implements StreamedParser<FastPixEvent> {

    @Override
    public FastPixEvent read(VerifiedWebhook webhook, JsonCursor in) throws IOException {
        FastPixContext.Fields context = new FastPixContext.Fields();
        String type = null;
        String id = null;
        Instant createdAt = null;
        Draft draft = null;
        Json untyped = null;
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "type" -> type = in.text();
                case "id" -> id = in.id();
                case "createdAt", "created_at" -> createdAt = in.instant();
                case "data" -> {
                    if (type == null) {
                        untyped = in.object(JsonCursor::whole);
                    } else {
                        draft = draft(type, in);
                    }
                }
                default -> context.read(name, in);
            }
        }
        if (untyped != null && type != null) {
            draft = draft(type, untyped, in);
        }
        Envelope envelope = EnvelopeData.of(webhook, type, id, createdAt);
        return draft == null
                ? new FastPixEvent.Unknown(envelope, envelope.raw())
                : draft.event(envelope, new FastPixContext(context));
    }

    private static @Nullable Draft draft(String type, JsonCursor in) throws IOException {
        JsonCursor.Reader<Draft> reader = FastPixTypes.reader(type);
        if (reader == null) {
            in.skip();
            return null;
        }
        return in.object(reader);
    }

    private static @Nullable Draft draft(String type, Json data, JsonCursor in) throws IOException {
        JsonCursor.Reader<Draft> reader = FastPixTypes.reader(type);
        return reader == null ? null : in.object(data, reader);
    }
}
