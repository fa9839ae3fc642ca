package dev.cuehook.shotstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.cuehook.Envelope;
import dev.cuehook.Lifecycle;
import dev.cuehook.Lifecycle.Stage;
import dev.cuehook.UnknownEvent;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.sender.BodyVariants;
import java.net.URI;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShotstackEventsTest {

    private static final String RENDER = """
            {
                "type": "edit",
                "action": "render",
                "id": "6d7acbe6-e7c1-4cf8-b8ea-94e7522878cc",
                "owner": "5ca6hu7s9k",
                "status": "done",
                "url": "https://shotstack-api-v1-output.s3-ap-southeast-2.amazonaws.com/5ca6hu7s9k/6d7acbe6-e7c1-4cf8-b8ea-94e7522878cc.mp4",
                "error": null,
                "completed": "2020-02-24T11:52:20.810Z"
            }
            """;

    private static final String ASSET = """
            {
                "type": "serve",
                "action": "copy",
                "id": "e4433cbf-e501-76a2-ac8b-715d26997540",
                "render": "d2b46ed6-998a-4d6b-9d91-b8cf0193a655",
                "owner": "5ca6hu7s9k",
                "status": "ready",
                "url": "https://cdn.shotstack.io/au/v1/5ca6hu7s9k/d2b46ed6-998a-4d6b-9d91-b8cf0193a655.mp4",
                "error": null,
                "completed": "2021-07-12T11:04:44.574Z"
            }
            """;

    private static final String SOURCE = """
            {
              "type": "ingest",
              "action": "source",
              "id": "zzytey4v-32km-kq1z-aftr-3kcuqi0brad2",
              "owner": "5ca6hu7s9k",
              "status": "ready",
              "url": "https://shotstack-ingest-api-v1-sources.s3.ap-southeast-2.amazonaws.com/5ca6hu7s9k/zzytey4v-32km-kq1z-aftr-3kcuqi0brad2/source.mp4",
              "error": null,
              "completed": "2023-01-02T01:47:37.260Z"
            }
            """;

    private static final String RENDITION = """
            {
              "type": "ingest",
              "action": "rendition",
              "id": "zzyap2eg-3ae4-8p0o-xxja-5o71wq1vjat3",
              "owner": "5ca6hu7s9k",
              "status": "ready",
              "url": "https://shotstack-ingest-api-v1-renditions.s3.ap-southeast-2.amazonaws.com/5ca6hu7s9k/zzytey4v-32km-kq1z-aftr-3kcuqi0brad2/zzyap2eg-3ae4-8p0o-xxja-5o71wq1vjat3.mp4",
              "error": null,
              "completed": "2023-01-02T01:47:46.340Z"
            }
            """;

    /** The form from before events had a type and an action. */
    private static final String UNNAMED_RENDER = """
            {
                "id": "6d7acbe6-e7c1-4cf8-b8ea-94e7522878cc",
                "owner": "5ca6hu7s9k",
                "status": "done",
                "url": "https://example.com/6d7acbe6.mp4",
                "error": null,
                "completed": "2020-02-24T11:52:20.810Z"
            }
            """;

    static Stream<Arguments> outcomes() {
        return Stream.of(
                Arguments.of(RENDER, "edit.render", ShotstackEvent.RenderDone.class, Stage.MEDIA_READY),
                Arguments.of(failed(RENDER), "edit.render", ShotstackEvent.RenderFailed.class, Stage.MEDIA_FAILED),
                Arguments.of(UNNAMED_RENDER, "edit.render", ShotstackEvent.RenderDone.class, Stage.MEDIA_READY),
                Arguments.of(
                        failed(UNNAMED_RENDER), "edit.render", ShotstackEvent.RenderFailed.class, Stage.MEDIA_FAILED),
                Arguments.of(ASSET, "serve.copy", ShotstackEvent.AssetReady.class, Stage.RENDITION_READY),
                Arguments.of(failed(ASSET), "serve.copy", ShotstackEvent.AssetFailed.class, Stage.RENDITION_FAILED),
                Arguments.of(SOURCE, "ingest.source", ShotstackEvent.SourceReady.class, Stage.MEDIA_READY),
                Arguments.of(failed(SOURCE), "ingest.source", ShotstackEvent.SourceFailed.class, Stage.MEDIA_FAILED),
                Arguments.of(RENDITION, "ingest.rendition", ShotstackEvent.RenditionReady.class, Stage.RENDITION_READY),
                Arguments.of(
                        failed(RENDITION),
                        "ingest.rendition",
                        ShotstackEvent.RenditionFailed.class,
                        Stage.RENDITION_FAILED));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void readsEveryDocumentedOutcomeAsItsRecord(String body, String type, Class<?> record, Stage stage) {
        ShotstackEvent event = Bodies.read(body);

        assertThat(event).isExactlyInstanceOf(record);
        assertThat(event.envelope().type()).isEqualTo(type);
        assertThat(event.lifecycle().map(Lifecycle::stage)).contains(stage);
        assertThat(event.lifecycle().map(Lifecycle::resourceId))
                .contains(event.envelope().raw().text("/id"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void theOrderOfMembersDoesNotMatter(String body, String type, Class<?> record, Stage stage) {
        ShotstackEvent event = Bodies.read(BodyVariants.reversed(body));

        assertThat(event).isExactlyInstanceOf(record);
        assertThat(event.envelope().type()).isEqualTo(type);
        assertThat(event.lifecycle().map(Lifecycle::stage)).contains(stage);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void unknownMembersAreLeftOut(String body, String type, Class<?> record, Stage stage) {
        ShotstackEvent event = Bodies.read(BodyVariants.withUnknownMembers(body));

        assertThat(event).isExactlyInstanceOf(record);
        assertThat(event.envelope().type()).isEqualTo(type);
        assertThat(event.lifecycle().map(Lifecycle::stage)).contains(stage);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void noDamagedFieldIsAFailure(String body, String type, Class<?> record, Stage stage) {
        assertThat(BodyVariants.damaged(body)).hasSizeGreaterThan(70).allSatisfy(damaged -> {
            ShotstackEvent event = Bodies.read(damaged);
            assertThat(event.toString()).isNotEmpty();
            assertThat(event.lifecycle()).isNotNull();
        });
    }

    @Test
    void readsARenderWithAllDocumentedFields() {
        ShotstackRender render = ((ShotstackEvent.RenderEvent) Bodies.read(RENDER)).render();

        assertThat(render.id()).isEqualTo("6d7acbe6-e7c1-4cf8-b8ea-94e7522878cc");
        assertThat(render.owner()).isEqualTo("5ca6hu7s9k");
        assertThat(render.status()).isEqualTo(ShotstackStatus.DONE);
        assertThat(render.url())
                .isEqualTo(
                        URI.create(
                                "https://shotstack-api-v1-output.s3-ap-southeast-2.amazonaws.com/5ca6hu7s9k/6d7acbe6-e7c1-4cf8-b8ea-94e7522878cc.mp4"));
        assertThat(render.error()).isNull();
        assertThat(render.completed()).isEqualTo("2020-02-24T11:52:20.810Z");
    }

    @Test
    void readsAFailedRenderWithItsReason() {
        ShotstackRender render = ((ShotstackEvent.RenderFailed) Bodies.read(failed(RENDER))).render();

        assertThat(render.status()).isEqualTo(ShotstackStatus.FAILED);
        assertThat(render.error()).isEqualTo("The asset could not be loaded");
    }

    @Test
    void readsARenderWithoutTypeAndAction() {
        ShotstackRender render = ((ShotstackEvent.RenderDone) Bodies.read(UNNAMED_RENDER)).render();

        assertThat(render.id()).isEqualTo("6d7acbe6-e7c1-4cf8-b8ea-94e7522878cc");
        assertThat(render.url()).isEqualTo(URI.create("https://example.com/6d7acbe6.mp4"));
    }

    @Test
    void readsAnAssetWithAllDocumentedFields() {
        ShotstackAsset asset = ((ShotstackEvent.AssetEvent) Bodies.read(ASSET)).asset();

        assertThat(asset.id()).isEqualTo("e4433cbf-e501-76a2-ac8b-715d26997540");
        assertThat(asset.renderId()).isEqualTo("d2b46ed6-998a-4d6b-9d91-b8cf0193a655");
        assertThat(asset.owner()).isEqualTo("5ca6hu7s9k");
        assertThat(asset.status()).isEqualTo(ShotstackStatus.READY);
        assertThat(asset.url())
                .isEqualTo(URI.create(
                        "https://cdn.shotstack.io/au/v1/5ca6hu7s9k/d2b46ed6-998a-4d6b-9d91-b8cf0193a655.mp4"));
        assertThat(asset.error()).isNull();
        assertThat(asset.completed()).isEqualTo("2021-07-12T11:04:44.574Z");
        assertThat(((ShotstackEvent.AssetFailed) Bodies.read(failed(ASSET)))
                        .asset()
                        .error())
                .isEqualTo("The asset could not be loaded");
    }

    @Test
    void readsASourceWithAllDocumentedFields() {
        ShotstackSource source = ((ShotstackEvent.SourceEvent) Bodies.read(SOURCE)).source();

        assertThat(source.id()).isEqualTo("zzytey4v-32km-kq1z-aftr-3kcuqi0brad2");
        assertThat(source.owner()).isEqualTo("5ca6hu7s9k");
        assertThat(source.status()).isEqualTo(ShotstackStatus.READY);
        assertThat(source.url())
                .isEqualTo(
                        URI.create(
                                "https://shotstack-ingest-api-v1-sources.s3.ap-southeast-2.amazonaws.com/5ca6hu7s9k/zzytey4v-32km-kq1z-aftr-3kcuqi0brad2/source.mp4"));
        assertThat(source.error()).isNull();
        assertThat(source.completed()).isEqualTo("2023-01-02T01:47:37.260Z");
        assertThat(((ShotstackEvent.SourceFailed) Bodies.read(failed(SOURCE)))
                        .source()
                        .error())
                .isEqualTo("The asset could not be loaded");
    }

    @Test
    void readsARenditionWithAllDocumentedFields() {
        ShotstackRendition rendition = ((ShotstackEvent.RenditionEvent) Bodies.read(RENDITION)).rendition();

        assertThat(rendition.id()).isEqualTo("zzyap2eg-3ae4-8p0o-xxja-5o71wq1vjat3");
        assertThat(rendition.owner()).isEqualTo("5ca6hu7s9k");
        assertThat(rendition.status()).isEqualTo(ShotstackStatus.READY);
        assertThat(rendition.url())
                .isEqualTo(
                        URI.create(
                                "https://shotstack-ingest-api-v1-renditions.s3.ap-southeast-2.amazonaws.com/5ca6hu7s9k/zzytey4v-32km-kq1z-aftr-3kcuqi0brad2/zzyap2eg-3ae4-8p0o-xxja-5o71wq1vjat3.mp4"));
        assertThat(rendition.error()).isNull();
        assertThat(rendition.completed()).isEqualTo("2023-01-02T01:47:46.340Z");
        assertThat(((ShotstackEvent.RenditionFailed) Bodies.read(failed(RENDITION)))
                        .rendition()
                        .error())
                .isEqualTo("The asset could not be loaded");
    }

    @Test
    void readsTheEnvelope() {
        Envelope envelope = Bodies.read(RENDER).envelope();

        assertThat(envelope.platform()).isEqualTo("shotstack");
        assertThat(envelope.type()).isEqualTo("edit.render");
        assertThat(envelope.id()).isNull();
        assertThat(envelope.occurredAt()).isEqualTo("2020-02-24T11:52:20.810Z");
        assertThat(envelope.receivedAt()).isEqualTo(Bodies.RECEIVED_AT);
        assertThat(envelope.assurance()).isEqualTo(Assurance.TOKEN);
        assertThat(envelope.raw().bytes()).asString().isEqualTo(RENDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-02-24T11:52:20.810Z", "2020-02-24T12:52:20.81+01:00", "2020-02-24T11:52:20.810+0000"})
    void readsTheTimeWithAnyOffset(String time) {
        Instant occurredAt = Bodies.read(RENDER.replace("2020-02-24T11:52:20.810Z", time))
                .envelope()
                .occurredAt();

        assertThat(occurredAt).isEqualTo("2020-02-24T11:52:20.810Z");
    }

    @Test
    void anUndocumentedStatusIsUnknownAndKeepsItsBody() {
        assertThat(Stream.of(
                        RENDER.replace("done", "ready"),
                        RENDER.replace("done", "rendering"),
                        RENDER.replace("\"done\"", "null"),
                        ASSET.replace("\"ready\"", "\"done\""),
                        SOURCE.replace("\"ready\"", "\"deleted\""),
                        RENDITION.replace("\"ready\"", "\"\"")))
                .allSatisfy(body -> {
                    ShotstackEvent event = Bodies.read(body);
                    assertThat(event)
                            .isExactlyInstanceOf(ShotstackEvent.Unknown.class)
                            .isInstanceOf(UnknownEvent.class);
                    assertThat(((ShotstackEvent.Unknown) event).body().bytes())
                            .asString()
                            .isEqualTo(body);
                    assertThat(event.envelope().type()).contains(".");
                    assertThat(event.envelope().occurredAt()).isNotNull();
                    assertThat(event.lifecycle()).isEmpty();
                });
    }

    static Stream<Arguments> unknownNames() {
        return Stream.of(
                Arguments.of("{}", ""),
                Arguments.of(
                        "{\"type\":\"create\",\"action\":\"speech\",\"id\":\"a\",\"status\":\"done\"}",
                        "create.speech"),
                Arguments.of("{\"type\":\"edit\",\"action\":\"copy\",\"id\":\"a\",\"status\":\"done\"}", "edit.copy"),
                Arguments.of("{\"type\":\"ingest\",\"action\":\"x\",\"id\":\"a\",\"status\":\"ready\"}", "ingest.x"),
                Arguments.of("{\"type\":\"edit\",\"id\":\"a\",\"owner\":\"o\",\"status\":\"done\"}", "edit"),
                Arguments.of(
                        "{\"type\":\"edit.render\",\"id\":\"a\",\"owner\":\"o\",\"status\":\"done\"}", "edit.render"),
                Arguments.of("{\"action\":\"render\",\"id\":\"a\",\"owner\":\"o\",\"status\":\"done\"}", ""),
                Arguments.of("{\"type\":7,\"id\":\"a\",\"owner\":\"o\",\"status\":\"done\"}", ""),
                Arguments.of("{\"id\":\"a\",\"owner\":\"o\"}", ""),
                Arguments.of("{\"id\":\"a\",\"status\":\"done\"}", ""),
                Arguments.of("{\"owner\":\"o\",\"status\":\"done\"}", ""),
                Arguments.of("{\"id\":\"a\",\"owner\":\"o\",\"status\":\"queued\"}", "edit.render"));
    }

    @ParameterizedTest
    @MethodSource("unknownNames")
    void anUnknownTypeOrActionIsAnEventWithItsBody(String body, String type) {
        ShotstackEvent event = Bodies.read(body);

        assertThat(event).isExactlyInstanceOf(ShotstackEvent.Unknown.class);
        assertThat(event.envelope().type()).isEqualTo(type);
        assertThat(event.envelope().raw().bytes()).asString().isEqualTo(body);
    }

    @Test
    void aMissingFieldGivesNullAndNoFailure() {
        ShotstackEvent.AssetReady event = (ShotstackEvent.AssetReady)
                Bodies.read("{\"type\":\"serve\",\"action\":\"copy\",\"status\":\"ready\"}");

        assertThat(event.asset())
                .extracting(
                        ShotstackAsset::id,
                        ShotstackAsset::renderId,
                        ShotstackAsset::owner,
                        ShotstackAsset::url,
                        ShotstackAsset::error,
                        ShotstackAsset::completed)
                .containsOnlyNulls();
        assertThat(event.lifecycle().orElseThrow().resourceId()).isNull();
    }

    @Test
    void whatIsNoUrlGivesNull() {
        String body = ASSET.replace("https://cdn.shotstack.io", "ht tp://");

        assertThat(((ShotstackEvent.AssetReady) Bodies.read(body)).asset().url())
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void toStringShowsTypeAndIdOnly(String body, String type, Class<?> record, Stage stage) {
        String planted = body.replace("5ca6hu7s9k", "CANARY")
                .replace("https://", "https://CANARY.")
                .replace("The asset", "CANARY")
                .replace("d2b46ed6-998a-4d6b-9d91-b8cf0193a655", "CANARY");
        ShotstackEvent event = Bodies.read(planted);

        assertThat(event).isExactlyInstanceOf(record);
        assertThat(event.toString())
                .contains(type, String.valueOf(event.envelope().raw().text("/id")))
                .doesNotContain("CANARY");
        assertThat(Bodies.read(planted.replace("done", "CANARY").replace("\"ready\"", "\"CANARY\""))
                        .toString())
                .doesNotContain("CANARY");
    }

    @Test
    void textFromTheWireIsCleanInToString() {
        ShotstackEvent event = Bodies.read(RENDER.replace("6d7acbe6-", "a\\nb"));

        assertThat(event.toString()).doesNotContain("\n");
        assertThat(new ShotstackStatus("a\nb")).hasToString("a\\u000ab");
    }

    @Test
    @SuppressWarnings("NullAway")
    void aStatusNeedsAValue() {
        assertThatNullPointerException().isThrownBy(() -> new ShotstackStatus(null));
        assertThat(Stream.of(ShotstackStatus.DONE, ShotstackStatus.READY, ShotstackStatus.FAILED))
                .extracting(ShotstackStatus::value)
                .containsExactly("done", "ready", "failed");
    }

    private static String failed(String body) {
        return body.replace("\"done\"", "\"failed\"")
                .replace("\"ready\"", "\"failed\"")
                .replace("\"error\": null", "\"error\": \"The asset could not be loaded\"");
    }
}
