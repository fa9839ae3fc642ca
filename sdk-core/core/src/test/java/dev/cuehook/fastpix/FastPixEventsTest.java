package dev.cuehook.fastpix;

import static dev.cuehook.fastpix.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cuehook.Lifecycle;
import dev.cuehook.Lifecycle.Stage;
import dev.cuehook.UnknownEvent;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.WebhookEvent;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FastPixEventsTest {

    /** The sample of the platform's article, as given. */
    private static final String CREATED = """
            {
            "type": "video.media.created",
            "object": {
            "type": "media",
            "id": "ffc4e8dd-544c-4ade-bdf1-ac31cb4e6b8f"
            },
            "id": "614d5a56-5966-4a5a-9f1c-6b6bb3d5b81a",
            "workspace": {
            "name": "Development",
            "id": "ecdd5a55-ba47-4141-a3dc-0f6a7ebc3fd0"
            },
            "status": "media_created",
            "data": {
            "id": "ffc4e8dd-544c-4ade-bdf1-ac31cb4e6b8f",
            "trial": false,
            "status": "Created",
            "createdAt": "2025-01-09T06:39:13.759544Z",
            "updatedAt": "2025-01-09T06:39:13.759588Z",
            "playbackIds": [
            {
            "id": "df5be71b-96dc-4edd-bdba-dcc43ab60309",
            "accessPolicy": "public",
            "accessRestrictions": {
            "domains": {
            "defaultPolicy": "allow",
            "allow": [],
            "deny": []
            },
            "userAgents": {
            "defaultPolicy": "allow",
            "allow": [],
            "deny": []
            }
            }
            }
            ],
            "metadata": {
            "key1": "value1"
            },
            "sourceAccess": false,
            "maxResolution": "1080p"
            },
            "createdAt": "2025-01-09T06:39:14.937304986Z",
            "attempts": []
            }
            """;

    /** Wire string, record, stage, id in the lifecycle. */
    static Stream<Arguments> types() {
        return Stream.of(
                arguments("video.media.created", FastPixEvent.MediaCreated.class, Stage.MEDIA_CREATED, "data-id"),
                arguments(
                        "video.upload.media_created",
                        FastPixEvent.UploadMediaCreated.class,
                        Stage.MEDIA_CREATED,
                        "data-id"),
                arguments(
                        "video.media.live_stream.created",
                        FastPixEvent.LiveStreamMediaCreated.class,
                        Stage.MEDIA_CREATED,
                        "data-id"),
                arguments(
                        "video.media.live_clip.created",
                        FastPixEvent.LiveClipMediaCreated.class,
                        Stage.MEDIA_CREATED,
                        "data-id"),
                arguments("video.media.ready", FastPixEvent.MediaReady.class, Stage.MEDIA_READY, "data-id"),
                arguments("video.media.failed", FastPixEvent.MediaFailed.class, Stage.MEDIA_FAILED, "data-id"),
                arguments("video.media.updated", FastPixEvent.MediaUpdated.class, Stage.MEDIA_UPDATED, "data-id"),
                arguments("video.media.deleted", FastPixEvent.MediaDeleted.class, Stage.MEDIA_DELETED, "data-id"),
                arguments("video.media.intro.ready", FastPixEvent.IntroReady.class, Stage.MEDIA_UPDATED, "data-id"),
                arguments(
                        "video.media.mp4Support.ready",
                        FastPixEvent.Mp4SupportReady.class,
                        Stage.RENDITION_READY,
                        "data-id"),
                arguments("video.media.source.ready", FastPixEvent.SourceReady.class, Stage.MEDIA_UPDATED, "data-id"),
                arguments(
                        "video.media.source.deleted", FastPixEvent.SourceDeleted.class, Stage.MEDIA_UPDATED, "data-id"),
                arguments("video.media.upload", FastPixEvent.UploadCreated.class, null, null),
                arguments("video.media.upload.cancelled", FastPixEvent.UploadCancelled.class, null, null),
                arguments(
                        "video.media.track.created", FastPixEvent.TrackCreated.class, Stage.MEDIA_UPDATED, "object-id"),
                arguments("video.media.track.ready", FastPixEvent.TrackReady.class, Stage.RENDITION_READY, "object-id"),
                arguments(
                        "video.media.track.failed",
                        FastPixEvent.TrackFailed.class,
                        Stage.RENDITION_FAILED,
                        "object-id"),
                arguments(
                        "video.media.track.updated", FastPixEvent.TrackUpdated.class, Stage.MEDIA_UPDATED, "object-id"),
                arguments(
                        "video.media.track.deleted", FastPixEvent.TrackDeleted.class, Stage.MEDIA_UPDATED, "object-id"),
                arguments(
                        "video.media.subtitle.generated.ready",
                        FastPixEvent.SubtitleGenerated.class,
                        Stage.RENDITION_READY,
                        "object-id"),
                arguments(
                        "video.media.subtitle.generated",
                        FastPixEvent.SubtitleGenerated.class,
                        Stage.RENDITION_READY,
                        "object-id"),
                arguments(
                        "video.mediaAI.chapters.ready",
                        FastPixEvent.ChaptersReady.class,
                        Stage.MEDIA_UPDATED,
                        "object-id"),
                arguments(
                        "video.mediaAI.summary.ready",
                        FastPixEvent.SummaryReady.class,
                        Stage.MEDIA_UPDATED,
                        "object-id"),
                arguments(
                        "video.mediaAI.moderation.ready",
                        FastPixEvent.ModerationReady.class,
                        Stage.MEDIA_UPDATED,
                        "object-id"),
                arguments(
                        "video.mediaAI.named-entities.ready",
                        FastPixEvent.NamedEntitiesReady.class,
                        Stage.MEDIA_UPDATED,
                        "object-id"),
                arguments(
                        "video.mediaAI.namedEntities.ready",
                        FastPixEvent.NamedEntitiesReady.class,
                        Stage.MEDIA_UPDATED,
                        "object-id"),
                arguments(
                        "video.live_stream.created",
                        FastPixEvent.LiveStreamCreated.class,
                        Stage.LIVE_CREATED,
                        "stream-id"),
                arguments("video.live_stream.preparing", FastPixEvent.LiveStreamPreparing.class, null, null),
                arguments("video.live_stream.connected", FastPixEvent.LiveStreamConnected.class, null, null),
                arguments(
                        "video.live_stream.active",
                        FastPixEvent.LiveStreamActive.class,
                        Stage.LIVE_STARTED,
                        "stream-id"),
                arguments("video.live_stream.recording", FastPixEvent.LiveStreamRecording.class, null, null),
                arguments("video.live_stream.disconnected", FastPixEvent.LiveStreamDisconnected.class, null, null),
                arguments("video.live_stream.idle", FastPixEvent.LiveStreamIdle.class, Stage.LIVE_ENDED, "stream-id"),
                arguments(
                        "video.live_stream.disabled",
                        FastPixEvent.LiveStreamDisabled.class,
                        Stage.LIVE_UPDATED,
                        "stream-id"),
                arguments(
                        "video.live_stream.updated",
                        FastPixEvent.LiveStreamUpdated.class,
                        Stage.LIVE_UPDATED,
                        "stream-id"),
                arguments(
                        "video.live_stream.deleted",
                        FastPixEvent.LiveStreamDeleted.class,
                        Stage.LIVE_DELETED,
                        "stream-id"),
                arguments(
                        "video.live_stream.simulcast_target.updated",
                        FastPixEvent.SimulcastTargetUpdated.class,
                        null,
                        null),
                arguments(
                        "video.live_stream.simulcast_target.deleted",
                        FastPixEvent.SimulcastTargetDeleted.class,
                        null,
                        null));
    }

    private static final String AROUND = """
            "object":{"type":"media","id":"object-id"},"id":"event-id","createdAt":"2025-01-09T06:39:14.937304986Z\"""";

    private static final String DATA = """
            "data":{"id":"data-id","streamId":"stream-id"}""";

    @ParameterizedTest
    @MethodSource("types")
    void readsEveryDocumentedType(String type, Class<?> record, @Nullable Stage stage, @Nullable String resourceId) {
        FastPixEvent event = read("{\"type\":\"" + type + "\"," + DATA + "," + AROUND + "}");

        assertThat(event).isInstanceOf(record).isNotInstanceOf(UnknownEvent.class);
        assertThat(event.envelope().type()).isEqualTo(type);
        assertThat(event.envelope().id()).isEqualTo("event-id");
    }

    @ParameterizedTest
    @MethodSource("types")
    void tellsTheStageOfEveryType(String type, Class<?> record, @Nullable Stage stage, @Nullable String resourceId) {
        FastPixEvent event = read("{\"type\":\"" + type + "\"," + DATA + "," + AROUND + "}");

        assertThat(event.lifecycle().map(Lifecycle::stage).orElse(null)).isEqualTo(stage);
        assertThat(event.lifecycle().map(Lifecycle::resourceId).orElse(null)).isEqualTo(resourceId);
        event.lifecycle().ifPresent(lifecycle -> {
            assertThat(lifecycle.platform()).isEqualTo("fastpix");
            assertThat(lifecycle.at()).isEqualTo("2025-01-09T06:39:14.937304986Z");
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsTheTypeAfterTheData(String type, Class<?> record, @Nullable Stage stage, @Nullable String resourceId) {
        FastPixEvent event = read("{" + DATA + "," + AROUND + ",\"type\":\"" + type + "\"}");

        assertThat(event).isInstanceOf(record);
        assertThat(event.lifecycle().map(Lifecycle::resourceId).orElse(null)).isEqualTo(resourceId);
    }

    @ParameterizedTest
    @MethodSource("types")
    void knownTypesWithoutDataAreUnknown(
            String type, Class<?> record, @Nullable Stage stage, @Nullable String resourceId) {
        assertThat(read("{\"type\":\"" + type + "\"," + AROUND + "}")).isInstanceOf(FastPixEvent.Unknown.class);
        for (String notAnObject : new String[] {"null", "7", "\"text\"", "true", "[]", "[{\"id\":\"m\"}]"}) {
            String typed = "\"type\":\"" + type + "\"";
            String data = "\"data\":" + notAnObject;
            assertThat(read("{" + typed + "," + data + "}")).isInstanceOf(FastPixEvent.Unknown.class);
            assertThat(read("{" + data + "," + typed + "}")).isInstanceOf(FastPixEvent.Unknown.class);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void emptyDataIsKnownAndEmpty(String type, Class<?> record, @Nullable Stage stage, @Nullable String resourceId) {
        FastPixEvent event = read("{\"type\":\"" + type + "\",\"data\":{}}");

        assertThat(event).isInstanceOf(record);
        assertThat(event.lifecycle().map(Lifecycle::stage).orElse(null)).isEqualTo(stage);
        assertThat(event.lifecycle().map(Lifecycle::resourceId)).isEmpty();
    }

    /** Content that belongs in no text, wherever one of the families has a place for it. */
    private static final String CANARIES = """
            "workspace":{"name":"canary-1"},"data":{"id":"data-id","uploadId":"upload-id","simulcastId":"target-id",\
            "streamId":"stream-id","streamKey":"canary-2","srtSecret":"canary-3","title":"canary-4",\
            "url":"https://canary-5/","summary":"canary-6","metadata":{"canary-7":"canary-8"},\
            "tracks":[{"id":"t","languageName":"canary-9"}],"chapters":[{"title":"canary-a"}],\
            "srtPlaybackResponse":{"secret":"canary-b"}}""";

    @ParameterizedTest
    @MethodSource("types")
    void showsIdsOnlyAsText(String type, Class<?> record, @Nullable Stage stage, @Nullable String resourceId) {
        FastPixEvent event = read("{\"type\":\"" + type + "\"," + CANARIES + "," + AROUND + "}");

        assertThat(event.toString()).contains(type, "event-id").doesNotContain("canary");
        assertThat(event.envelope().toString()).doesNotContain("canary");
        assertThat(event.lifecycle().toString()).doesNotContain("canary");
    }

    @Test
    void hasARecordInTheTableForEachInTheFamily() {
        Set<Object> tabled = types().map(row -> row.get()[1]).collect(Collectors.toSet());

        assertThat(records(FastPixEvent.class))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(tabled).contains(record));
        assertThat(records(FastPixEvent.class)).hasSameSizeAs(tabled);
    }

    @Test
    void givesEveryRecordTwoComponents() {
        assertThat(records(FastPixEvent.class)).allSatisfy(record -> {
            assertThat(record.getRecordComponents()).hasSize(2);
            assertThat(record.getRecordComponents()[0].getName()).isEqualTo("envelope");
        });
    }

    private static Set<Class<?>> records(Class<?> type) {
        if (type.isRecord()) {
            return UnknownEvent.class.isAssignableFrom(type) ? Set.of() : Set.of(type);
        }
        return Stream.of(type.getPermittedSubclasses())
                .flatMap(permitted -> records(permitted).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void readsThePublishedSample() {
        FastPixEvent event = read(CREATED);

        assertThat(event).isInstanceOfSatisfying(FastPixEvent.MediaCreated.class, created -> {
            assertThat(created.media().id()).isEqualTo("ffc4e8dd-544c-4ade-bdf1-ac31cb4e6b8f");
            assertThat(created.media().trial()).isFalse();
            assertThat(created.media().status()).isEqualTo(FastPixMedia.Status.CREATED);
            assertThat(created.media().createdAt()).isEqualTo("2025-01-09T06:39:13.759544Z");
            assertThat(created.media().metadata()).containsEntry("key1", "value1");
            assertThat(created.media().playbackIds())
                    .singleElement()
                    .extracting(FastPixPlaybackId::accessPolicy)
                    .isEqualTo(FastPixAccessPolicy.PUBLIC);
        });
        assertThat(event.envelope().platform()).isEqualTo("fastpix");
        assertThat(event.envelope().id()).isEqualTo("614d5a56-5966-4a5a-9f1c-6b6bb3d5b81a");
        assertThat(event.envelope().occurredAt()).isEqualTo("2025-01-09T06:39:14.937304986Z");
        assertThat(event.envelope().receivedAt()).isEqualTo(Bodies.ARRIVAL);
        assertThat(event.envelope().assurance()).isEqualTo(Assurance.SIGNED);
    }

    @Test
    void keepsTheRawBody() {
        FastPixEvent known = read(CREATED);
        FastPixEvent unknown = read("""
                {"type":"video.media.whatever.new","data":{"deep":[{"er":1}]}}""");

        assertThat(known.envelope().raw().bytes()).asString().isEqualTo(CREATED);
        assertThat(known.envelope().raw().text("/data/playbackIds/0/accessPolicy"))
                .isEqualTo("public");
        assertThat(unknown)
                .isInstanceOfSatisfying(
                        FastPixEvent.Unknown.class,
                        event -> assertThat(event.body().number("/data/deep/0/er"))
                                .isEqualByComparingTo("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "video.media.whatever.new",
                "video.media.watermark.ready",
                "video.media.",
                "VIDEO.MEDIA.READY",
                "video.media.ready ",
                "video.live_stream.simulcast_target.exploded",
                "video.live_stream.other",
                "video.mediaAI.other.ready",
                "video.playback_id.created",
                "fastpix.plugin.test",
                "",
                "ready"
            })
    void unknownTypesAreUnknownEvents(String type) {
        FastPixEvent event = read("{\"type\":\"" + type + "\"," + DATA + "," + AROUND + "}");

        assertThat(event).isInstanceOf(FastPixEvent.Unknown.class).isInstanceOf(UnknownEvent.class);
        assertThat(event.envelope().type()).isEqualTo(type);
        assertThat(event.envelope().id()).isEqualTo("event-id");
        assertThat(event.envelope().occurredAt()).isNotNull();
        assertThat(event.lifecycle()).isEmpty();
        assertThat(read("{" + DATA + "," + AROUND + ",\"type\":\"" + type + "\"}"))
                .isInstanceOf(FastPixEvent.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "true", "{\"a\":[1]}", "[\"video.media.ready\"]"})
    void mistypedTypesAreUnknownEvents(String type) {
        FastPixEvent event = read("{\"type\":" + type + "," + DATA + "}");

        assertThat(event).isInstanceOf(FastPixEvent.Unknown.class);
        assertThat(event.envelope().type()).isEmpty();
        assertThat(read("{" + DATA + ",\"type\":" + type + "}")).isInstanceOf(FastPixEvent.Unknown.class);
    }

    @Test
    void anEmptyBodyIsAnUnknownEvent() {
        WebhookEvent event = read("{}");

        assertThat(event).isInstanceOf(FastPixEvent.Unknown.class);
        assertThat(event.envelope().id()).isNull();
        assertThat(event.envelope().occurredAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"createdAt\":\"2025-01-09T06:39:14.937304986Z\"",
                "\"createdAt\":\"2025-01-09T06:39:14.937304986+00:00\"",
                "\"createdAt\":\"2025-01-09T07:39:14.937304986+0100\"",
                "\"createdAt\":\"2025-01-09 06:39:14.937304986\"",
                "\"created_at\":\"2025-01-09T06:39:14.937304986Z\"",
                "\"createdAt\":1736404754.937304986"
            })
    void readsTheTimeInAllSpellings(String time) {
        assertThat(read("{\"type\":\"video.media.ready\",\"data\":{}," + time + "}")
                        .envelope()
                        .occurredAt())
                .isEqualTo(Instant.parse("2025-01-09T06:39:14.937304986Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "null", "true", "[]", "{}", "\"\"", "-1"})
    void aTimeThatIsNoneIsNull(String time) {
        FastPixEvent event = read("{\"type\":\"video.media.ready\",\"createdAt\":" + time + ",\"data\":{}}");

        assertThat(event).isInstanceOf(FastPixEvent.MediaReady.class);
        assertThat(event.envelope().occurredAt()).isNull();
    }

    @Test
    void theEventIdIsNeverThatOfTheObject() {
        FastPixEvent event = read("""
                {"type":"video.media.ready","object":{"type":"media","id":"m1"},"data":{"id":"m1"}}""");

        assertThat(event.envelope().id()).isNull();
    }

    @Test
    void namesTheObjectWhereTheDataHasNoId() {
        FastPixEvent media = read("""
                {"type":"video.media.deleted","data":{},"object":{"type":"media","id":"m1"}}""");
        FastPixEvent stream = read("""
                {"type":"video.live_stream.deleted","data":{},"object":{"type":"live","id":"s1"}}""");

        assertThat(media.lifecycle().map(Lifecycle::resourceId)).contains("m1");
        assertThat(stream.lifecycle().map(Lifecycle::resourceId)).contains("s1");
    }
}
