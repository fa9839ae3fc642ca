package dev.cuehook.aioz;

import dev.cuehook.Envelope;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.internal.platform.StreamedParser;
import dev.cuehook.internal.root.EnvelopeData;
import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;

/** Reads AIOZ Stream's events: one flat object each. */
final class AiozEvents implements StreamedParser<AiozEvent> {

    @Override
    public AiozEvent read(VerifiedWebhook webhook, JsonCursor in) throws IOException {
        String type = null;
        Instant emittedAt = null;
        AiozMedia.Fields media = new AiozMedia.Fields();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "type" -> type = in.text();
                case "emitted_at" -> emittedAt = in.instant();
                default -> media.read(name, in);
            }
        }
        Envelope envelope = EnvelopeData.of(webhook, type, null, emittedAt);
        BiFunction<Envelope, AiozMedia, AiozEvent> kind = Types.KINDS.get(envelope.type());
        return kind == null ? new AiozEvent.Unknown(envelope, envelope.raw()) : kind.apply(envelope, media.media());
    }

    /** Made at the first event, not at start, where all platforms are looked through. */
    private static final class Types {

        static final Map<String, BiFunction<Envelope, AiozMedia, AiozEvent>> KINDS = Map.of(
                "file.received", AiozEvent.FileReceived::new,
                "encoding.started", AiozEvent.EncodingStarted::new,
                "partial.finished", AiozEvent.PartialFinished::new,
                "encoding.finished", AiozEvent.EncodingFinished::new,
                "encoding.failed", AiozEvent.EncodingFailed::new);
    }
}
