package dev.cuehook.flowplayer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Envelope;
import dev.cuehook.Lifecycle;
import dev.cuehook.Lifecycle.Stage;
import dev.cuehook.UnknownEvent;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.sender.BodyVariants;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowplayerEventsTest {

    private static final String VIDEO_ID = "d8e89dd5-6263-49ff-b98e-4a768ea21a39";

    static Stream<Arguments> classicTypes() {
        return Stream.of(
                Arguments.of("VIDEO_READY", FlowplayerEvent.VideoReady.class, Stage.MEDIA_READY),
                Arguments.of("VIDEO_UPDATED", FlowplayerEvent.VideoUpdated.class, Stage.MEDIA_UPDATED),
                Arguments.of("VIDEO_DELETED", FlowplayerEvent.VideoDeleted.class, Stage.MEDIA_DELETED),
                Arguments.of("LIVESTREAM_CREATED", FlowplayerEvent.LivestreamCreated.class, Stage.LIVE_CREATED),
                Arguments.of("LIVESTREAM_UPDATED", FlowplayerEvent.LivestreamUpdated.class, Stage.LIVE_UPDATED),
                Arguments.of("LIVESTREAM_DELETED", FlowplayerEvent.LivestreamDeleted.class, Stage.LIVE_DELETED),
                Arguments.of("LIVESTREAM_CONNECTED", FlowplayerEvent.LivestreamConnected.class, Stage.LIVE_STARTED),
                Arguments.of("LIVESTREAM_DISCONNECTED", FlowplayerEvent.LivestreamDisconnected.class, Stage.LIVE_ENDED),
                Arguments.of("LIVESTREAM_ERROR", FlowplayerEvent.LivestreamError.class, Stage.LIVE_FAILED),
                Arguments.of("PLAYLIST_CREATED", FlowplayerEvent.PlaylistCreated.class, null),
                Arguments.of("PLAYLIST_UPDATED", FlowplayerEvent.PlaylistUpdated.class, null),
                Arguments.of("PLAYLIST_DELETED", FlowplayerEvent.PlaylistDeleted.class, null),
                Arguments.of("LIVESOURCE_CREATED", FlowplayerEvent.LivesourceCreated.class, null),
                Arguments.of("LIVESOURCE_UPDATED", FlowplayerEvent.LivesourceUpdated.class, null),
                Arguments.of("LIVESOURCE_DELETED", FlowplayerEvent.LivesourceDeleted.class, null),
                Arguments.of("LIVESOURCE_CONNECTED", FlowplayerEvent.LivesourceConnected.class, null));
    }

    static Stream<Arguments> transcoderEvents() {
        return Stream.of(
                Arguments.of("download.success", FlowplayerEvent.TranscoderDownloadSuccess.class),
                Arguments.of("download.failed", FlowplayerEvent.TranscoderDownloadFailed.class),
                Arguments.of("start.requested", FlowplayerEvent.TranscoderStartRequested.class),
                Arguments.of("start.complete", FlowplayerEvent.TranscoderStartComplete.class),
                Arguments.of("stop.complete", FlowplayerEvent.TranscoderStopComplete.class));
    }

    static Stream<String> bodies() {
        return Stream.of(
                FlowplayerSamples.classic("VIDEO_READY"),
                FlowplayerSamples.classic("LIVESTREAM_CREATED"),
                FlowplayerSamples.classic("LIVESOURCE_CREATED"),
                FlowplayerSamples.classic("PLAYLIST_CREATED"),
                FlowplayerSamples.VIDEO_UPDATED,
                FlowplayerSamples.STOP_COMPLETE,
                FlowplayerSamples.legacy("anything", "recording", "{\"a\":1}"));
    }

    @ParameterizedTest
    @MethodSource("classicTypes")
    void readsEveryDocumentedTypeOfFlowplayerAsItsRecord(String type, Class<?> record, @Nullable Stage stage) {
        FlowplayerEvent event = Bodies.read(FlowplayerSamples.classic(type));

        assertThat(event).isExactlyInstanceOf(record);
        assertThat(event.envelope().type()).isEqualTo(type);
        assertThat(resourceId(event)).isEqualTo(VIDEO_ID);
        assertThat(event.lifecycle().map(Lifecycle::stage).orElse(null)).isEqualTo(stage);
        event.lifecycle()
                .ifPresent(lifecycle -> assertThat(lifecycle.resourceId()).isEqualTo(VIDEO_ID));
    }

    @ParameterizedTest
    @MethodSource("classicTypes")
    void readsAResourceThatComesBeforeItsType(String type, Class<?> record, @Nullable Stage stage) {
        FlowplayerEvent event = Bodies.read(BodyVariants.reversed(FlowplayerSamples.classic(type)));

        assertThat(event).isExactlyInstanceOf(record);
        assertThat(resourceId(event)).isEqualTo(VIDEO_ID);
        assertThat(event.lifecycle().map(Lifecycle::stage).orElse(null)).isEqualTo(stage);
    }

    @Test
    void readsTheUpdateOfWowzaVideoAsTheSameRecordAsFlowplayers() {
        FlowplayerEvent event = Bodies.read(FlowplayerSamples.VIDEO_UPDATED);

        assertThat(event).isExactlyInstanceOf(FlowplayerEvent.VideoUpdated.class);
        assertThat(event.lifecycle().map(Lifecycle::stage)).contains(Stage.MEDIA_UPDATED);
    }

    @ParameterizedTest
    @MethodSource("transcoderEvents")
    void readsEveryDocumentedEventOfATranscoderAsItsRecord(String type, Class<?> record) {
        String body = FlowplayerSamples.legacy(type, "transcoder", "{\"uptime_id\":\"7cb5yfnx\"}");

        assertThat(Stream.of(body, BodyVariants.reversed(body)).map(Bodies::read))
                .allSatisfy(event -> {
                    assertThat(event).isExactlyInstanceOf(record).isInstanceOf(FlowplayerEvent.TranscoderEvent.class);
                    assertThat(event.envelope().type()).isEqualTo(type);
                    assertThat(((FlowplayerEvent.TranscoderEvent) event)
                                    .transcoder()
                                    .id())
                            .isEqualTo("pl3fff7q");
                    assertThat(event.lifecycle()).isEmpty();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop.complete", "whatever.new"})
    void readsAnyEventOfARecording(String type) {
        FlowplayerEvent event = Bodies.read(FlowplayerSamples.legacy(type, "recording", "{\"a\":{\"b\":[1]}}"));

        assertThat(event).isExactlyInstanceOf(FlowplayerEvent.RecordingReported.class);
        assertThat(((FlowplayerEvent.RecordingEvent) event).recording().id()).isEqualTo("pl3fff7q");
        assertThat(event.envelope().type()).isEqualTo(type);
        assertThat(event.lifecycle()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CLASSIC, VIDEO_READY, 4f0c6d0e-0000-4000-8000-000000000001, 2024-10-15T16:32:28Z",
        "VIDEO_UPDATED, video.updated, 9be47e2a-b5ff-492a-a291-c7be79c060ba, 2024-10-15T16:32:28Z",
        "STOP_COMPLETE, stop.complete, 9be47e2a-b5ff-492a-a291-c7be79c060ba, 2020-05-07T15:14:30.813283Z"
    })
    void readsTheEnvelopeOfAllThreeFormats(String sample, String type, String id, Instant time) throws Exception {
        String body = (String) FlowplayerSamples.class.getDeclaredField(sample).get(FlowplayerSamples.class);
        Envelope envelope = Bodies.read(body).envelope();

        assertThat(envelope.platform()).isEqualTo("flowplayer");
        assertThat(envelope.type()).isEqualTo(type);
        assertThat(envelope.id()).isEqualTo(id);
        assertThat(envelope.occurredAt()).isEqualTo(time);
        assertThat(envelope.receivedAt()).isEqualTo(Bodies.RECEIVED_AT);
        assertThat(envelope.assurance()).isEqualTo(Assurance.SIGNED);
        assertThat(envelope.raw().bytes()).asString().isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2024-10-15T16:32:28Z\"",
                "\"2024-10-15T16:32:28.000Z\"",
                "\"2024-10-15T16:32:28+00:00\"",
                "\"2024-10-15T18:32:28+0200\"",
                "1729009948",
                "1729009948.0",
                "1729009948000"
            })
    void readsTheTimeInAnySpelling(String time) {
        FlowplayerEvent event = Bodies.read(FlowplayerSamples.CLASSIC.replace("\"2024-10-15T16:32:28Z\"", time));

        assertThat(event.envelope().occurredAt()).isEqualTo("2024-10-15T16:32:28Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"event_type\":\"ALL\",\"payload\":{\"id\":\"v\"}}",
                "{\"event_type\":\"VIDEO_ARCHIVED\",\"payload\":{\"id\":\"v\"}}",
                "{\"event_type\":\"video.archived\",\"object_id\":\"v\",\"payload\":{\"id\":\"v\"}}",
                "{\"event_type\":\"\",\"payload\":{\"id\":\"v\"}}",
                "{\"event_type\":7,\"payload\":{\"id\":\"v\"}}",
                "{\"payload\":{\"id\":\"v\"}}",
                "{\"event_type\":\"VIDEO_READY\"}",
                "{\"event_type\":\"VIDEO_READY\",\"payload\":null}",
                "{\"event_type\":\"VIDEO_READY\",\"payload\":\"v\"}",
                "{\"event_type\":\"VIDEO_READY\",\"payload\":[{\"id\":\"v\"}]}",
                "{\"payload\":null,\"event_type\":\"VIDEO_READY\"}",
                "{\"payload\":12.5,\"event_type\":\"VIDEO_READY\"}",
                "{\"payload\":[{\"id\":\"v\"}],\"event_type\":\"VIDEO_READY\"}",
                "{\"event_type\":\"VIDEO_READY\",\"object_data\":{\"id\":\"v\"}}",
                "{\"event\":\"VIDEO_READY\",\"payload\":{\"id\":\"v\"}}",
                "{\"event_type\":\"stop.complete\",\"object_type\":\"transcoder\",\"object_data\":{}}",
                "{\"event\":\"stop.complete\",\"object_type\":\"transcoder\"}",
                "{\"event\":\"stop.complete\",\"object_type\":\"transcoder\",\"object_data\":\"null\"}",
                "{\"event\":\"stop.complete\",\"object_type\":\"transcoder\",\"object_data\":null}",
                "{\"event\":\"stop.new\",\"object_type\":\"transcoder\",\"object_data\":{}}",
                "{\"event\":\"stop.complete\",\"object_type\":\"player\",\"object_data\":{}}",
                "{\"event\":\"stop.complete\",\"object_data\":{}}",
                "{\"object_type\":\"recording\",\"object_data\":{}}",
                "{\"event\":\"x\",\"object_type\":\"recording\"}"
            })
    void anUnknownTypeOrAMissingObjectIsAnEventWithItsBody(String body) {
        FlowplayerEvent event = Bodies.read(body);

        assertThat(event).isExactlyInstanceOf(FlowplayerEvent.Unknown.class).isInstanceOf(UnknownEvent.class);
        assertThat(((FlowplayerEvent.Unknown) event).body().bytes()).asString().isEqualTo(body);
        assertThat(event.lifecycle()).isEmpty();
    }

    @Test
    void anUnknownEventHasTypeIdAndTime() {
        Envelope envelope =
                Bodies.read(FlowplayerSamples.classic("VIDEO_ARCHIVED")).envelope();

        assertThat(envelope.type()).isEqualTo("VIDEO_ARCHIVED");
        assertThat(envelope.id()).isEqualTo("4f0c6d0e-0000-4000-8000-000000000001");
        assertThat(envelope.occurredAt()).isEqualTo("2024-10-15T16:32:28Z");
    }

    @Test
    void theNewerNameDecidesWhereBothAreThere() {
        String both =
                "{\"event\":\"stop.complete\",\"object_type\":\"transcoder\",\"object_data\":{},\"payload\":{\"id\":\"v\"},"
                        + "\"event_type\":\"VIDEO_READY\"}";

        assertThat(Stream.of(both, BodyVariants.reversed(both)).map(Bodies::read))
                .allSatisfy(event -> assertThat(event).isExactlyInstanceOf(FlowplayerEvent.VideoReady.class));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void noDamagedFieldIsAFailure(String body) {
        assertThat(BodyVariants.damaged(body)).hasSizeGreaterThan(50).allSatisfy(damaged -> {
            FlowplayerEvent event = Bodies.read(damaged);
            assertThat(event.toString()).isNotEmpty();
            assertThat(event.lifecycle()).isNotNull();
            assertThat(Bodies.read(BodyVariants.reversed(damaged))).hasSameClassAs(event);
        });
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void unknownMembersAreLeftOut(String body) {
        FlowplayerEvent event = Bodies.read(BodyVariants.withUnknownMembers(body));

        assertThat(event)
                .usingRecursiveComparison()
                .ignoringFields("envelope.raw")
                .isEqualTo(Bodies.read(body));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theOrderOfMembersDoesNotMatter(String body) {
        FlowplayerEvent event = Bodies.read(BodyVariants.reversed(body));

        assertThat(event)
                .usingRecursiveComparison()
                .ignoringFields("envelope.raw")
                .isEqualTo(Bodies.read(body));
    }

    @Test
    void aPayloadWithoutAnIdGivesNull() {
        assertThat(Stream.of("VIDEO_READY", "LIVESTREAM_CREATED", "LIVESOURCE_CREATED", "PLAYLIST_CREATED")
                        .map(type -> Bodies.read("{\"event_type\":\"" + type + "\",\"payload\":{}}")))
                .allSatisfy(event -> assertThat(resourceId(event)).isNull());
    }

    @Test
    void textFromTheWireIsCleanInToString() {
        assertThat(bodies().map(body -> body.replace(VIDEO_ID, "a\\nb").replace("pl3fff7q", "a\\nb")))
                .allSatisfy(body -> assertThat(Bodies.read(body).toString()).doesNotContain("\n"));
    }

    @Test
    void toStringShowsTypeAndIdsOnly() {
        String video = FlowplayerSamples.VIDEO_UPDATED
                .replace("\"Test\"", "\"CANARY\"")
                .replace("Test webhooks", "CANARY")
                .replace("https://", "https://CANARY.")
                .replace("FINISHED", "CANARY")
                .replace("\"tags\": []", "\"tags\": [\"CANARY\"]")
                .replace("b2575006-2b9a-4a1d-8bd2-f5a8d93e9e67", "CANARY")
                .replace("\"\"", "\"CANARY\"")
                .replace("image_", "CANARY")
                .replace("mp4a-40-2", "CANARY");
        String transcoder = FlowplayerSamples.legacy(
                "start.complete",
                "transcoder",
                "{\"uptime_id\":\"CANARY\",\"ip_address\":\"CANARY\",\"reference_id\":\"CANARY\",\"file_name\":\"CANARY\"}");

        assertThat(Bodies.read(video).toString())
                .contains("video.updated", VIDEO_ID)
                .doesNotContain("CANARY");
        assertThat(Bodies.read(transcoder).toString())
                .contains("start.complete", "pl3fff7q")
                .doesNotContain("CANARY");
        assertThat(Bodies.read(FlowplayerSamples.legacy("x", "recording", "{\"a\":\"CANARY\"}"))
                        .toString())
                .contains("pl3fff7q")
                .doesNotContain("CANARY");
        assertThat(Bodies.read(video.replace("video.updated", "video.new")).toString())
                .doesNotContain("CANARY");
    }

    private static @Nullable String resourceId(FlowplayerEvent event) {
        if (event instanceof FlowplayerEvent.VideoEvent of) {
            return of.video().id();
        }
        if (event instanceof FlowplayerEvent.LivestreamEvent of) {
            return of.livestream().id();
        }
        if (event instanceof FlowplayerEvent.LivesourceEvent of) {
            return of.livesource().id();
        }
        if (event instanceof FlowplayerEvent.PlaylistEvent of) {
            return of.playlist().id();
        }
        throw new AssertionError("No resource in " + event);
    }
}
