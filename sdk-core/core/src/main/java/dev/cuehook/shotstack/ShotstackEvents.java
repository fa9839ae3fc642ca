package dev.cuehook.shotstack;

import dev.cuehook.Envelope;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.internal.platform.StreamedParser;
import dev.cuehook.internal.root.EnvelopeData;
import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads Shotstack's events: type, action and status together say which one it is. */
final class ShotstackEvents implements StreamedParser<ShotstackEvent> {

    @Override
    public ShotstackEvent read(VerifiedWebhook webhook, JsonCursor in) throws IOException {
        ShotstackBody body = ShotstackBody.read(in);
        Envelope envelope = EnvelopeData.of(webhook, body.name(), null, body.completed());
        for (Kind<?> kind : Types.KINDS) {
            if (body.is(kind.type, kind.action)) {
                return kind.event(envelope, body);
            }
        }
        return new ShotstackEvent.Unknown(envelope, envelope.raw());
    }

    /** Made at the first event, not at start, where all platforms are looked through. */
    private static final class Types {

        static final List<Kind<?>> KINDS = List.of(
                new Kind<>(
                        "edit",
                        "render",
                        ShotstackStatus.DONE,
                        ShotstackRender::new,
                        ShotstackEvent.RenderDone::new,
                        ShotstackEvent.RenderFailed::new),
                new Kind<>(
                        "serve",
                        "copy",
                        ShotstackStatus.READY,
                        ShotstackAsset::new,
                        ShotstackEvent.AssetReady::new,
                        ShotstackEvent.AssetFailed::new),
                new Kind<>(
                        "ingest",
                        "source",
                        ShotstackStatus.READY,
                        ShotstackSource::new,
                        ShotstackEvent.SourceReady::new,
                        ShotstackEvent.SourceFailed::new),
                new Kind<>(
                        "ingest",
                        "rendition",
                        ShotstackStatus.READY,
                        ShotstackRendition::new,
                        ShotstackEvent.RenditionReady::new,
                        ShotstackEvent.RenditionFailed::new));
    }

    private record Kind<R>(
            String type,
            String action,
            ShotstackStatus success,
            Function<ShotstackBody, R> resource,
            BiFunction<Envelope, R, ShotstackEvent> succeeded,
            BiFunction<Envelope, R, ShotstackEvent> failed) {

        ShotstackEvent event(Envelope envelope, ShotstackBody body) {
            if (success.equals(body.status())) {
                return succeeded.apply(envelope, resource.apply(body));
            }
            if (ShotstackStatus.FAILED.equals(body.status())) {
                return failed.apply(envelope, resource.apply(body));
            }
            return new ShotstackEvent.Unknown(envelope, envelope.raw());
        }
    }
}
