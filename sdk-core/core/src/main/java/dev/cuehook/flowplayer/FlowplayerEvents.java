package dev.cuehook.flowplayer;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.internal.platform.StreamedParser;
import dev.cuehook.internal.root.EnvelopeData;
import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the events of Flowplayer, Wowza Video 2.0 and Wowza Video legacy: the body's own members tell which it is. */
final class FlowplayerEvents implements StreamedParser<FlowplayerEvent> {

    @Override
    public FlowplayerEvent read(VerifiedWebhook webhook, JsonCursor in) throws IOException {
        return new Body().read(webhook, in);
    }

    /** One body while it is read; members come in any order. */
    private static final class Body {
        private @Nullable String eventType;
        private @Nullable String event;
        private @Nullable String eventId;
        private @Nullable Instant eventTime;
        private @Nullable Instant createdAt;
        private @Nullable String objectType;
        private @Nullable String objectId;
        private @Nullable Json payload;
        private @Nullable Json objectData;
        private FlowplayerKind.@Nullable Draft draft;

        FlowplayerEvent read(VerifiedWebhook webhook, JsonCursor in) throws IOException {
            for (String name = in.next(); name != null; name = in.next()) {
                member(name, in);
            }
            finish(in);
            Envelope envelope = EnvelopeData.of(
                    webhook, eventType == null ? event : eventType, eventId, eventTime == null ? createdAt : eventTime);
            return draft == null
                    ? new FlowplayerEvent.Unknown(envelope, envelope.raw())
                    : draft.event(envelope, objectId);
        }

        private void member(String name, JsonCursor in) throws IOException {
            switch (name) {
                case "event_type" -> eventType = in.text();
                case "event" -> event = in.text();
                case "event_id" -> eventId = in.id();
                case "event_time" -> eventTime = in.instant();
                case "created_at" -> createdAt = in.instant();
                case "object_type" -> objectType = in.text();
                case "object_id" -> objectId = in.id();
                case "payload" -> payload(in);
                case "object_data" -> objectData = in.json();
                default -> in.skip();
            }
        }

        private void payload(JsonCursor in) throws IOException {
            FlowplayerKind<?> kind = eventType == null ? null : FlowplayerKind.of(eventType);
            if (kind != null) {
                draft = kind.read(in);
            } else {
                payload = in.json();
            }
        }

        /** Reads what had to be kept because it came before the name of the event. */
        private void finish(JsonCursor in) throws IOException {
            boolean legacy = eventType == null;
            String type = legacy ? event : eventType;
            Json kept = legacy ? objectData : payload;
            if (type == null || kept == null) {
                return;
            }
            FlowplayerKind<?> kind = legacy ? FlowplayerKind.ofLegacy(type, objectType) : FlowplayerKind.of(type);
            if (kind != null) {
                draft = kind.read(in, kept);
            }
        }
    }
}
