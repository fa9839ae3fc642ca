package dev.cuehook.aioz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AiozEventsTest {

    private static final String FINISHED = """
            {"type":"encoding.finished","emitted_at":"2025-01-01T00:00:00Z",\
            "media_id":"00000000-0000-0000-0000-000000000001","qualities":"360p,720p","title":"example","status":"done",\
            "media_type":"video","user_id":"00000000-0000-0000-0000-000000000002"}""";

    private static final String PARTIAL = """
            {"type":"partial.finished","emitted_at":"2025-01-01T00:00:00.123456789Z",\
            "media_id":"00000000-0000-0000-0000-000000000001","qualities":"720p","title":"example","status":"",\
            "media_type":"video","user_id":"00000000-0000-0000-0000-000000000002"}""";

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of("file.received", AiozEvent.FileReceived.class, Stage.MEDIA_CREATED),
                Arguments.of("encoding.started", AiozEvent.EncodingStarted.class, null),
                Arguments.of("partial.finished", AiozEvent.PartialFinished.class, null),
                Arguments.of("encoding.finished", AiozEvent.EncodingFinished.class, Stage.MEDIA_READY),
                Arguments.of("encoding.failed", AiozEvent.EncodingFailed.class, Stage.MEDIA_FAILED));
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsEveryDocumentedTypeAsItsRecord(String type, Class<?> record, @Nullable Stage stage) {
        AiozEvent event = Bodies.read(FINISHED.replace("encoding.finished", type));

        assertThat(event).isExactlyInstanceOf(record).isInstanceOf(AiozEvent.MediaEvent.class);
        assertThat(event.envelope().type()).isEqualTo(type);
        assertThat(((AiozEvent.MediaEvent) event).media().id()).isEqualTo("00000000-0000-0000-0000-000000000001");
        assertThat(event.lifecycle().map(Lifecycle::stage).orElse(null)).isEqualTo(stage);
    }

    @Test
    void readsTheMediaWithAllDocumentedFields() {
        AiozMedia media = media(FINISHED);

        assertThat(media.id()).isEqualTo("00000000-0000-0000-0000-000000000001");
        assertThat(media.qualities()).containsExactly("360p", "720p");
        assertThat(media.title()).isEqualTo("example");
        assertThat(media.status()).isEqualTo(AiozMedia.Status.DONE);
        assertThat(media.mediaType()).isEqualTo(AiozMedia.MediaType.VIDEO);
        assertThat(media.userId()).isEqualTo("00000000-0000-0000-0000-000000000002");
    }

    @Test
    void readsTheEnvelope() {
        Envelope envelope = Bodies.read(FINISHED).envelope();

        assertThat(envelope.platform()).isEqualTo("aioz");
        assertThat(envelope.type()).isEqualTo("encoding.finished");
        assertThat(envelope.id()).isNull();
        assertThat(envelope.occurredAt()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(envelope.receivedAt()).isEqualTo(Bodies.RECEIVED_AT);
        assertThat(envelope.assurance()).isEqualTo(Assurance.TOKEN);
        assertThat(envelope.raw().bytes()).asString().isEqualTo(FINISHED);
    }

    @Test
    void lifecycleNamesTheMediaAndTheTime() {
        Lifecycle lifecycle = Bodies.read(FINISHED).lifecycle().orElseThrow();

        assertThat(lifecycle.platform()).isEqualTo("aioz");
        assertThat(lifecycle.resourceId()).isEqualTo("00000000-0000-0000-0000-000000000001");
        assertThat(lifecycle.at()).isEqualTo("2025-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-01-01T00:00:00.123456789Z",
                "2025-01-01T07:00:00.123456789+07:00",
                "2025-01-01T00:00:00.123456789+0000"
            })
    void readsTheTimeToTheNanosecondWithAnyOffset(String time) {
        Instant occurredAt = Bodies.read(PARTIAL.replace("2025-01-01T00:00:00.123456789Z", time))
                .envelope()
                .occurredAt();

        assertThat(occurredAt).isEqualTo("2025-01-01T00:00:00.123456789Z");
    }

    @Test
    void anEmptyStatusIsNone() {
        assertThat(media(PARTIAL).status()).isNull();
        assertThat(media(PARTIAL).qualities()).containsExactly("720p");
        assertThat(media(FINISHED.replace("\"video\"", "\"\"")).mediaType()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", " , ,"})
    void noQualitiesAreAnEmptyList(String qualities) {
        assertThat(media(FINISHED.replace("360p,720p", qualities)).qualities()).isEmpty();
    }

    @Test
    void qualitiesAreTrimmedAndKeepTheirOrder() {
        assertThat(media(FINISHED.replace("360p,720p", "1080p, 360p,,720p ")).qualities())
                .containsExactly("1080p", "360p", "720p");
    }

    @Test
    void qualitiesCannotBeChanged() {
        assertThatThrownBy(() -> media(FINISHED).qualities().add("4k"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void unknownWordsAreKept() {
        AiozMedia media = media(FINISHED.replace("\"done\"", "\"archived\"").replace("\"video\"", "\"hologram\""));

        assertThat(media.status()).isEqualTo(new AiozMedia.Status("archived"));
        assertThat(media.mediaType()).isEqualTo(new AiozMedia.MediaType("hologram"));
    }

    @Test
    void theDocumentedWordsAreThere() {
        assertThat(Stream.of(AiozMedia.Status.TRANSCODING, AiozMedia.Status.DONE, AiozMedia.Status.FAIL))
                .extracting(AiozMedia.Status::value)
                .containsExactly("transcoding", "done", "fail");
        assertThat(Stream.of(AiozMedia.MediaType.VIDEO, AiozMedia.MediaType.LIVE_STREAM))
                .extracting(AiozMedia.MediaType::value)
                .containsExactly("video", "live-stream");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"encoding.paused\",\"media_id\":\"m1\"}",
                "{\"type\":\"Encoding.Finished\",\"media_id\":\"m1\"}",
                "{\"type\":\"\",\"media_id\":\"m1\"}",
                "{\"type\":null,\"media_id\":\"m1\"}",
                "{\"type\":{\"type\":\"encoding.finished\"},\"media_id\":\"m1\"}",
                "{\"media_id\":\"m1\"}"
            })
    void anUnknownTypeIsAnEventWithItsBody(String body) {
        AiozEvent event = Bodies.read(body);

        assertThat(event).isExactlyInstanceOf(AiozEvent.Unknown.class).isInstanceOf(UnknownEvent.class);
        assertThat(((AiozEvent.Unknown) event).body().bytes()).asString().isEqualTo(body);
        assertThat(event.lifecycle()).isEmpty();
    }

    @Test
    void anUnknownEventHasTypeAndTime() {
        Envelope envelope = Bodies.read(FINISHED.replace("encoding.finished", "encoding.paused"))
                .envelope();

        assertThat(envelope.type()).isEqualTo("encoding.paused");
        assertThat(envelope.occurredAt()).isEqualTo("2025-01-01T00:00:00Z");
    }

    @Test
    void aMissingFieldGivesNullAndNoFailure() {
        AiozMedia media = media("{\"type\":\"encoding.finished\"}");

        assertThat(media)
                .extracting(AiozMedia::id, AiozMedia::title, AiozMedia::status, AiozMedia::mediaType, AiozMedia::userId)
                .containsOnlyNulls();
        assertThat(media.qualities()).isEmpty();
        assertThat(Bodies.read("{\"type\":\"encoding.finished\"}").envelope().occurredAt())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {FINISHED, PARTIAL})
    void noDamagedFieldIsAFailure(String body) {
        assertThat(BodyVariants.damaged(body)).hasSizeGreaterThan(100).allSatisfy(damaged -> {
            AiozEvent event = Bodies.read(damaged);
            assertThat(event.toString()).isNotEmpty();
            assertThat(event.lifecycle()).isNotNull();
        });
    }

    @Test
    void mistypedQualitiesAreAnEmptyList() {
        assertThat(media(FINISHED.replace("\"360p,720p\"", "[\"360p\"]")).qualities())
                .isEmpty();
    }

    @Test
    void theOrderOfMembersDoesNotMatter() {
        AiozMedia media = media(BodyVariants.reversed(FINISHED));

        assertThat(media).usingRecursiveComparison().isEqualTo(media(FINISHED));
    }

    @Test
    void unknownMembersAreLeftOut() {
        AiozMedia media = media(BodyVariants.withUnknownMembers(FINISHED));

        assertThat(media).usingRecursiveComparison().isEqualTo(media(FINISHED));
    }

    @Test
    void toStringShowsTypeAndIdOnly() {
        String body = FINISHED.replace("example", "CANARY")
                .replace("360p", "CANARY")
                .replace("done", "CANARY")
                .replace("\"video\"", "\"CANARY\"")
                .replace("00000000-0000-0000-0000-000000000002", "CANARY");
        AiozEvent event = Bodies.read(body);

        assertThat(event.toString())
                .contains("encoding.finished", "00000000-0000-0000-0000-000000000001")
                .doesNotContain("CANARY");
        assertThat(Bodies.read(body.replace("encoding.finished", "new")).toString())
                .doesNotContain("CANARY");
    }

    @Test
    void textFromTheWireIsCleanInToString() {
        AiozEvent event = Bodies.read(FINISHED.replace("00000000-0000-0000-0000-000000000001", "a\\nb")
                .replace("\"done\"", "\"a\\nb\"")
                .replace("\"video\"", "\"a\\nb\""));
        AiozMedia media = ((AiozEvent.MediaEvent) event).media();

        assertThat(Stream.of(event, media, media.status(), media.mediaType()))
                .allSatisfy(value -> assertThat(value.toString()).doesNotContain("\n"));
    }

    @Test
    @SuppressWarnings("NullAway")
    void aWordNeedsAValue() {
        assertThatNullPointerException().isThrownBy(() -> new AiozMedia.Status(null));
        assertThatNullPointerException().isThrownBy(() -> new AiozMedia.MediaType(null));
    }

    private static AiozMedia media(String body) {
        return ((AiozEvent.MediaEvent) Bodies.read(body)).media();
    }
}
