package dev.cuehook.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cuehook.Lifecycle.Stage;
import dev.cuehook.UnknownEvent;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.aioz.AiozEvent;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.flowplayer.FlowplayerEvent;
import dev.cuehook.jwplayer.JwPlayerEvent;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.Platforms;
import dev.cuehook.shotstack.ShotstackEvent;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample, signed by its platform's signer, is genuine and means what it says. */
class SamplesTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456789Z");

    /** Sample, record, stage (null for none). */
    static Stream<Arguments> samples() {
        return Stream.of(fastPix(), flowplayer(), jwPlayer(), others()).flatMap(list -> list);
    }

    private static Stream<Arguments> fastPix() {
        return Stream.of(
                row(FastPixSamples.mediaCreated(), FastPixEvent.MediaCreated.class, Stage.MEDIA_CREATED),
                row(FastPixSamples.uploadMediaCreated(), FastPixEvent.UploadMediaCreated.class, Stage.MEDIA_CREATED),
                row(
                        FastPixSamples.liveStreamMediaCreated(),
                        FastPixEvent.LiveStreamMediaCreated.class,
                        Stage.MEDIA_CREATED),
                row(
                        FastPixSamples.liveClipMediaCreated(),
                        FastPixEvent.LiveClipMediaCreated.class,
                        Stage.MEDIA_CREATED),
                row(FastPixSamples.mediaReady(), FastPixEvent.MediaReady.class, Stage.MEDIA_READY),
                row(FastPixSamples.mediaFailed(), FastPixEvent.MediaFailed.class, Stage.MEDIA_FAILED),
                row(FastPixSamples.mediaUpdated(), FastPixEvent.MediaUpdated.class, Stage.MEDIA_UPDATED),
                row(FastPixSamples.mediaDeleted(), FastPixEvent.MediaDeleted.class, Stage.MEDIA_DELETED),
                row(FastPixSamples.introReady(), FastPixEvent.IntroReady.class, Stage.MEDIA_UPDATED),
                row(FastPixSamples.mp4SupportReady(), FastPixEvent.Mp4SupportReady.class, Stage.RENDITION_READY),
                row(FastPixSamples.sourceReady(), FastPixEvent.SourceReady.class, Stage.MEDIA_UPDATED),
                row(FastPixSamples.sourceDeleted(), FastPixEvent.SourceDeleted.class, Stage.MEDIA_UPDATED),
                row(FastPixSamples.uploadCreated(), FastPixEvent.UploadCreated.class, null),
                row(FastPixSamples.uploadCancelled(), FastPixEvent.UploadCancelled.class, null),
                row(FastPixSamples.trackCreated(), FastPixEvent.TrackCreated.class, Stage.MEDIA_UPDATED),
                row(FastPixSamples.trackReady(), FastPixEvent.TrackReady.class, Stage.RENDITION_READY),
                row(FastPixSamples.trackFailed(), FastPixEvent.TrackFailed.class, Stage.RENDITION_FAILED),
                row(FastPixSamples.trackUpdated(), FastPixEvent.TrackUpdated.class, Stage.MEDIA_UPDATED),
                row(FastPixSamples.trackDeleted(), FastPixEvent.TrackDeleted.class, Stage.MEDIA_UPDATED),
                row(FastPixSamples.subtitleGenerated(), FastPixEvent.SubtitleGenerated.class, Stage.RENDITION_READY),
                row(FastPixSamples.chaptersReady(), FastPixEvent.ChaptersReady.class, Stage.MEDIA_UPDATED),
                row(FastPixSamples.summaryReady(), FastPixEvent.SummaryReady.class, Stage.MEDIA_UPDATED),
                row(FastPixSamples.moderationReady(), FastPixEvent.ModerationReady.class, Stage.MEDIA_UPDATED),
                row(FastPixSamples.namedEntitiesReady(), FastPixEvent.NamedEntitiesReady.class, Stage.MEDIA_UPDATED),
                row(FastPixSamples.liveStreamCreated(), FastPixEvent.LiveStreamCreated.class, Stage.LIVE_CREATED),
                row(FastPixSamples.liveStreamPreparing(), FastPixEvent.LiveStreamPreparing.class, null),
                row(FastPixSamples.liveStreamConnected(), FastPixEvent.LiveStreamConnected.class, null),
                row(FastPixSamples.liveStreamActive(), FastPixEvent.LiveStreamActive.class, Stage.LIVE_STARTED),
                row(FastPixSamples.liveStreamRecording(), FastPixEvent.LiveStreamRecording.class, null),
                row(FastPixSamples.liveStreamDisconnected(), FastPixEvent.LiveStreamDisconnected.class, null),
                row(FastPixSamples.liveStreamIdle(), FastPixEvent.LiveStreamIdle.class, Stage.LIVE_ENDED),
                row(FastPixSamples.liveStreamDisabled(), FastPixEvent.LiveStreamDisabled.class, Stage.LIVE_UPDATED),
                row(FastPixSamples.liveStreamUpdated(), FastPixEvent.LiveStreamUpdated.class, Stage.LIVE_UPDATED),
                row(FastPixSamples.liveStreamDeleted(), FastPixEvent.LiveStreamDeleted.class, Stage.LIVE_DELETED),
                row(FastPixSamples.simulcastTargetUpdated(), FastPixEvent.SimulcastTargetUpdated.class, null),
                row(FastPixSamples.simulcastTargetDeleted(), FastPixEvent.SimulcastTargetDeleted.class, null));
    }

    private static Stream<Arguments> flowplayer() {
        return Stream.of(
                row(FlowplayerSamples.videoReady(), FlowplayerEvent.VideoReady.class, Stage.MEDIA_READY),
                row(FlowplayerSamples.videoUpdated(), FlowplayerEvent.VideoUpdated.class, Stage.MEDIA_UPDATED),
                row(FlowplayerSamples.videoDeleted(), FlowplayerEvent.VideoDeleted.class, Stage.MEDIA_DELETED),
                row(FlowplayerSamples.livestreamCreated(), FlowplayerEvent.LivestreamCreated.class, Stage.LIVE_CREATED),
                row(FlowplayerSamples.livestreamUpdated(), FlowplayerEvent.LivestreamUpdated.class, Stage.LIVE_UPDATED),
                row(FlowplayerSamples.livestreamDeleted(), FlowplayerEvent.LivestreamDeleted.class, Stage.LIVE_DELETED),
                row(
                        FlowplayerSamples.livestreamConnected(),
                        FlowplayerEvent.LivestreamConnected.class,
                        Stage.LIVE_STARTED),
                row(
                        FlowplayerSamples.livestreamDisconnected(),
                        FlowplayerEvent.LivestreamDisconnected.class,
                        Stage.LIVE_ENDED),
                row(FlowplayerSamples.livestreamError(), FlowplayerEvent.LivestreamError.class, Stage.LIVE_FAILED),
                row(FlowplayerSamples.playlistCreated(), FlowplayerEvent.PlaylistCreated.class, null),
                row(FlowplayerSamples.playlistUpdated(), FlowplayerEvent.PlaylistUpdated.class, null),
                row(FlowplayerSamples.playlistDeleted(), FlowplayerEvent.PlaylistDeleted.class, null),
                row(FlowplayerSamples.livesourceCreated(), FlowplayerEvent.LivesourceCreated.class, null),
                row(FlowplayerSamples.livesourceUpdated(), FlowplayerEvent.LivesourceUpdated.class, null),
                row(FlowplayerSamples.livesourceDeleted(), FlowplayerEvent.LivesourceDeleted.class, null),
                row(FlowplayerSamples.livesourceConnected(), FlowplayerEvent.LivesourceConnected.class, null),
                row(WowzaSamples.videoUpdated(), FlowplayerEvent.VideoUpdated.class, Stage.MEDIA_UPDATED),
                row(WowzaLegacySamples.downloadSuccess(), FlowplayerEvent.TranscoderDownloadSuccess.class, null),
                row(WowzaLegacySamples.downloadFailed(), FlowplayerEvent.TranscoderDownloadFailed.class, null),
                row(WowzaLegacySamples.startRequested(), FlowplayerEvent.TranscoderStartRequested.class, null),
                row(WowzaLegacySamples.startComplete(), FlowplayerEvent.TranscoderStartComplete.class, null),
                row(WowzaLegacySamples.stopComplete(), FlowplayerEvent.TranscoderStopComplete.class, null),
                row(WowzaLegacySamples.recording("recording.ended"), FlowplayerEvent.RecordingReported.class, null));
    }

    private static Stream<Arguments> jwPlayer() {
        return Stream.of(
                row(JwPlayerSamples.mediaAvailable(), JwPlayerEvent.MediaAvailable.class, Stage.MEDIA_READY),
                row(
                        JwPlayerSamples.conversionsComplete(),
                        JwPlayerEvent.ConversionsComplete.class,
                        Stage.RENDITION_READY),
                row(JwPlayerSamples.mediaCreated(), JwPlayerEvent.MediaCreated.class, Stage.MEDIA_CREATED),
                row(JwPlayerSamples.mediaUpdated(), JwPlayerEvent.MediaUpdated.class, Stage.MEDIA_UPDATED),
                row(JwPlayerSamples.mediaReuploaded(), JwPlayerEvent.MediaReuploaded.class, Stage.MEDIA_UPDATED),
                row(JwPlayerSamples.mediaDeleted(), JwPlayerEvent.MediaDeleted.class, Stage.MEDIA_DELETED),
                row(JwPlayerSamples.channelCreated(), JwPlayerEvent.ChannelCreated.class, Stage.LIVE_CREATED),
                row(JwPlayerSamples.channelActive(), JwPlayerEvent.ChannelActive.class, Stage.LIVE_STARTED),
                row(JwPlayerSamples.channelIdle(), JwPlayerEvent.ChannelIdle.class, Stage.LIVE_ENDED),
                row(JwPlayerSamples.thumbnailCreated(), JwPlayerEvent.ThumbnailCreated.class, null),
                row(JwPlayerSamples.thumbnailDeleted(), JwPlayerEvent.ThumbnailDeleted.class, null),
                row(JwPlayerSamples.trackCreated(), JwPlayerEvent.TrackCreated.class, null),
                row(JwPlayerSamples.trackDeleted(), JwPlayerEvent.TrackDeleted.class, null));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                row(ShotstackSamples.renderDone(), ShotstackEvent.RenderDone.class, Stage.MEDIA_READY),
                row(ShotstackSamples.renderFailed(), ShotstackEvent.RenderFailed.class, Stage.MEDIA_FAILED),
                row(ShotstackSamples.assetReady(), ShotstackEvent.AssetReady.class, Stage.RENDITION_READY),
                row(ShotstackSamples.assetFailed(), ShotstackEvent.AssetFailed.class, Stage.RENDITION_FAILED),
                row(ShotstackSamples.sourceReady(), ShotstackEvent.SourceReady.class, Stage.MEDIA_READY),
                row(ShotstackSamples.sourceFailed(), ShotstackEvent.SourceFailed.class, Stage.MEDIA_FAILED),
                row(ShotstackSamples.renditionReady(), ShotstackEvent.RenditionReady.class, Stage.RENDITION_READY),
                row(ShotstackSamples.renditionFailed(), ShotstackEvent.RenditionFailed.class, Stage.RENDITION_FAILED),
                row(AiozSamples.fileReceived(), AiozEvent.FileReceived.class, Stage.MEDIA_CREATED),
                row(AiozSamples.encodingStarted(), AiozEvent.EncodingStarted.class, null),
                row(AiozSamples.partialFinished(), AiozEvent.PartialFinished.class, null),
                row(AiozSamples.encodingFinished(), AiozEvent.EncodingFinished.class, Stage.MEDIA_READY),
                row(AiozSamples.encodingFailed(), AiozEvent.EncodingFailed.class, Stage.MEDIA_FAILED));
    }

    private static Arguments row(Sample sample, Class<? extends WebhookEvent> type, @Nullable Stage stage) {
        return arguments(sample, type, stage);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isGenuineAndMeansWhatItSays(Sample sample, Class<?> type, @Nullable Stage stage) {
        WebhookEvent event = event(sample);

        assertThat(event).isExactlyInstanceOf(type);
        assertThat(event.envelope().type()).isNotEmpty();
        assertThat(event.lifecycle().map(lifecycle -> lifecycle.stage()).orElse(null))
                .isEqualTo(stage);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isAboutTheResourceWhoseIdItIsGiven(Sample sample, Class<?> type, @Nullable Stage stage) {
        WebhookEvent event = event(sample.id("m1"));

        assertThat(sample.id("m1").id()).isEqualTo("m1");
        if (stage != null) {
            assertThat(event.lifecycle().orElseThrow().resourceId()).isEqualTo("m1");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void happensWhenItIsSentUnlessToldOtherwise(Sample sample, Class<?> type, @Nullable Stage stage) {
        Instant longAgo = Instant.parse("2020-01-02T03:04:05Z");

        assertThat(event(sample).envelope().occurredAt()).isBetween(NOW.minusSeconds(1), NOW);
        assertThat(event(sample.at(longAgo)).envelope().occurredAt()).isEqualTo(longAgo);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void carriesTheEventIdItIsGivenWhereItsPlatformHasOne(Sample sample, Class<?> type, @Nullable Stage stage) {
        if (sample.eventId() == null) {
            assertThat(event(sample).envelope().id()).isNull();
        } else {
            assertThat(event(sample.eventId("e1")).envelope().id()).isEqualTo("e1");
        }
    }

    @Test
    void thereIsOneForEveryRecordOfEveryFamily() {
        Set<Class<?>> covered =
                samples().map(row -> (Class<?>) row.get()[1]).collect(Collectors.toCollection(HashSet::new));

        for (Class<?> family : List.of(
                FastPixEvent.class,
                FlowplayerEvent.class,
                JwPlayerEvent.class,
                ShotstackEvent.class,
                AiozEvent.class)) {
            assertThat(covered).containsAll(records(family));
        }
    }

    @Test
    void everySampleThatIsOfferedIsTested() throws Exception {
        List<String> offered = new ArrayList<>();
        for (Class<?> samples : List.of(
                FastPixSamples.class,
                FlowplayerSamples.class,
                JwPlayerSamples.class,
                ShotstackSamples.class,
                AiozSamples.class,
                WowzaSamples.class,
                WowzaLegacySamples.class)) {
            for (Method method : samples.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && method.getReturnType() == Sample.class) {
                    offered.add(samples.getSimpleName() + '.' + method.getName());
                }
            }
        }

        offered.remove("AiozSamples.check"); // no event
        assertThat(offered).hasSize((int) samples().count());
    }

    private static List<Class<?>> records(Class<?> family) {
        if (family.isRecord()) {
            return UnknownEvent.class.isAssignableFrom(family) ? List.of() : List.of(family);
        }
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(permitted -> records(permitted).stream())
                .collect(Collectors.toList());
    }

    private static WebhookEvent event(Sample sample) {
        Platform<?> platform = Platforms.load().find(sample.platform()).orElseThrow();
        Signer signer = Signers.forPlatform(sample.platform());
        WebhookVerifier<?> verifier = platform.verifier()
                .clock(SettableClock.at(NOW))
                .secrets(signer.secret())
                .build();
        return verifier.verifyAndParse(signer.sign(sample, NOW).toWebhookRequest());
    }
}
