package dev.cuehook.shotstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuehook.Json;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookRequest;
import dev.cuehook.aioz.Aioz;
import dev.cuehook.internal.platform.FakeApi;
import dev.cuehook.platform.Confirmation.Answer;
import dev.cuehook.platform.Confirmation.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShotstackConfirmTest {

    private static final String TOKEN = "0123456789abcdef-token";
    private static final String KEY = "canary-api-key-7Hq";
    private static final Instant ARRIVED = Instant.parse("2026-03-01T12:00:00Z");
    private static final String RENDER = "6d7acbe6-e7c1-4cf8-b8ea-94e7522878cc";
    private static final String RENDER_PATH = "/edit/v1/render/" + RENDER + "?data=false";
    private static final String ASSET = "e4433cbf-e501-76a2-ac8b-715d26997540";
    private static final String ASSET_PATH = "/serve/v1/assets/" + ASSET;
    private static final String SOURCE = "zzytey4v-32km-kq1z-aftr-3kcuqi0brad2";
    private static final String SOURCE_PATH = "/ingest/v1/sources/" + SOURCE;
    private static final String RENDITION = "zzyap2eg-3ae4-8p0o-xxja-5o71wq1vjat3";

    private static final String DONE = """
            {"type":"edit","action":"render","id":"%s","owner":"5ca6hu7s9k","status":"done",
             "url":"https://forged.example/video.mp4","error":null,"completed":"2020-02-24T11:52:20.810Z","extra":1}
            """.formatted(RENDER);

    private final FakeApi api = new FakeApi();

    @AfterEach
    void close() {
        api.close();
    }

    private ShotstackConfirm.Builder confirm() {
        return ShotstackConfirm.builder(Secret.of(KEY))
                .baseUrl(api.url())
                .ratePerSecond(1_000)
                .clock(Clock.fixed(ARRIVED, ZoneOffset.UTC));
    }

    private Answer ask(String body) throws InterruptedException {
        return confirm().build().confirm(delivery(body));
    }

    private static VerifiedWebhook delivery(String body) {
        return Shotstack.verifier(Secret.of(TOKEN))
                .verify(WebhookRequest.post("/webhooks/shotstack?token=" + TOKEN)
                        .body(body.getBytes(StandardCharsets.UTF_8))
                        .receivedAt(ARRIVED)
                        .build());
    }

    private static String render(String status, String owner) {
        return """
                {"success":true,"message":"OK","response":{"id":"%s","owner":"%s","status":"%s",
                 "url":"https://shotstack.example/video.mp4","updated":"2020-02-24T11:52:21.000Z"}}
                """.formatted(RENDER, owner, status);
    }

    private static Json confirmed(Answer answer) {
        assertThat(answer.kind()).as("kind of %s", answer).isEqualTo(Kind.CONFIRMED);
        return Json.of(Objects.requireNonNull(answer.body()));
    }

    @Test
    void confirmsARenderWithTheValuesOfTheApi() throws InterruptedException {
        api.json(RENDER_PATH, render("done", "5ca6hu7s9k"));

        Json body = confirmed(ask(DONE));

        assertThat(body.text("/url")).isEqualTo("https://shotstack.example/video.mp4");
        assertThat(body.text("/completed")).isEqualTo("2020-02-24T11:52:21.000Z");
        assertThat(body.text("/status")).isEqualTo("done");
        assertThat(body.text("/type")).isEqualTo("edit");
        assertThat(body.text("/id")).isEqualTo(RENDER);
        assertThat(body.names()).contains("error").doesNotContain("render");
        assertThat(body.number("/extra")).isEqualByComparingTo("1");
        assertThat(api.requests().get(0).headers()).containsEntry("X-api-key", List.of(KEY));
    }

    @Test
    void takesAwayADeliveredUrlThatTheApiDoesNotKnow() throws InterruptedException {
        api.json(
                RENDER_PATH,
                "{\"response\":{\"id\":\"" + RENDER
                        + "\",\"owner\":\"5ca6hu7s9k\",\"status\":\"failed\",\"error\":\"why\"}}");

        Json body = confirmed(ask(DONE.replace("\"done\"", "\"failed\"")));

        assertThat(body.at("/url").isNull()).isTrue();
        assertThat(body.at("/completed").isNull()).isTrue();
        assertThat(body.text("/error")).isEqualTo("why");
    }

    @Test
    void confirmsARenderOfTheFormWithoutTypeAndAction() throws InterruptedException {
        api.json(RENDER_PATH, render("done", "5ca6hu7s9k"));

        confirmed(ask("{\"id\":\"" + RENDER + "\",\"owner\":\"5ca6hu7s9k\",\"status\":\"done\"}"));
    }

    @Test
    void asksTheStageEnvironmentWhereItIsSet() throws InterruptedException {
        api.json("/edit/stage/render/" + RENDER + "?data=false", render("done", "5ca6hu7s9k"));

        confirmed(confirm().environment("stage").build().confirm(delivery(DONE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "deleted"})
    void contradictsAnotherFinalStatus(String status) throws InterruptedException {
        api.json(RENDER_PATH, render(status, "5ca6hu7s9k"));

        assertThat(ask(DONE).kind()).isEqualTo(Kind.CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "fetching", "preprocessing", "rendering", "saving", "somethingNew"})
    void waitsWhileTheWorkIsUnderWay(String status) throws InterruptedException {
        api.json(RENDER_PATH, render(status, "5ca6hu7s9k"));

        assertThat(ask(DONE).kind()).isEqualTo(Kind.NOT_YET);
    }

    @Test
    void contradictsAnotherOwner() throws InterruptedException {
        api.json(RENDER_PATH, render("done", "somebody"));

        assertThat(ask(DONE).kind()).isEqualTo(Kind.CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"response\":{}}",
                "{\"response\":[1]}",
                "{\"other\":{}}",
                "{\"response\":{\"status\":\"done\",\"owner\":\"5ca6hu7s9k\"}}",
                "{\"response\":{\"id\":\"another\",\"status\":\"done\",\"owner\":\"5ca6hu7s9k\"}}"
            })
    void waitsWhereTheAnswerIsAboutSomethingElse(String answer) throws InterruptedException {
        api.json(RENDER_PATH, answer);

        assertThat(ask(DONE).kind()).isEqualTo(Kind.NOT_YET);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 429, 500, 503})
    void waitsWhereTheApiDoesNotSay(int status) throws InterruptedException {
        api.status(RENDER_PATH, status);

        assertThat(ask(DONE).kind()).isEqualTo(Kind.NOT_YET);
    }

    @ParameterizedTest
    @CsvSource({"0, NOT_YET", "60, NOT_YET", "61, CONTRADICTED", "86400, CONTRADICTED"})
    void contradictsAnUnknownIdWhenAMinuteHasPassed(long seconds, Kind expected) throws InterruptedException {
        Clock later = Clock.fixed(ARRIVED.plusSeconds(seconds), ZoneOffset.UTC);

        assertThat(confirm().clock(later).build().confirm(delivery(DONE)).kind())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/b",
                "..",
                "%2e%2e",
                "a?b=c",
                "a#b",
                "a b",
                "\\u00e4",
                "\\u0000",
                "a\\nb",
                "",
                "http://evil.example/",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void neverAsksAboutAHostileId(String id) throws InterruptedException {
        for (String kind : List.of("edit|render", "serve|copy", "ingest|source", "ingest|rendition")) {
            String type = kind.substring(0, kind.indexOf('|'));
            String action = kind.substring(kind.indexOf('|') + 1);
            Answer answer = ask("{\"type\":\"" + type + "\",\"action\":\"" + action + "\",\"id\":\"" + id
                    + "\",\"status\":\"done\",\"url\":\"https://x.example/a/b/c.mp4\"}");

            assertThat(answer.kind()).isEqualTo(Kind.CONTRADICTED);
        }
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void asksAboutAnIdOfTheLongestForm() throws InterruptedException {
        ask("{\"type\":\"edit\",\"action\":\"render\",\"id\":\"" + "a".repeat(64) + "\",\"status\":\"done\"}");

        assertThat(api.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"edit\",\"action\":\"render\"}",
                "{\"type\":\"edit\",\"action\":\"render\",\"id\":5}",
                "{\"type\":\"edit\",\"action\":\"render\",\"id\":null}"
            })
    void contradictsADeliveryWithoutAnId(String body) throws InterruptedException {
        assertThat(ask(body).kind()).isEqualTo(Kind.CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "edit", "EDIT"})
    void doesNotGuessAboutKindsItDoesNotKnow(String type) throws InterruptedException {
        Answer answer = ask("{\"type\":\"" + type + "\",\"action\":\"new\",\"id\":\"a\",\"status\":\"done\"}");

        assertThat(answer.kind()).isEqualTo(Kind.NOT_YET);
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void confirmsAnAssetOfItsRender() throws InterruptedException {
        api.json(ASSET_PATH, asset("ready", "d2b46ed6-998a-4d6b-9d91-b8cf0193a655"));

        Json body = confirmed(ask(copied("d2b46ed6-998a-4d6b-9d91-b8cf0193a655")));

        assertThat(body.text("/url")).isEqualTo("https://cdn.example/a.mp4");
        assertThat(body.text("/render")).isEqualTo("d2b46ed6-998a-4d6b-9d91-b8cf0193a655");
    }

    @Test
    void contradictsAnAssetOfAnotherRender() throws InterruptedException {
        api.json(ASSET_PATH, asset("ready", "d2b46ed6-998a-4d6b-9d91-b8cf0193a655"));

        assertThat(ask(copied("another-render")).kind()).isEqualTo(Kind.CONTRADICTED);
    }

    private static String copied(String render) {
        return "{\"type\":\"serve\",\"action\":\"copy\",\"id\":\"" + ASSET + "\",\"render\":\"" + render
                + "\",\"owner\":\"5ca6hu7s9k\",\"status\":\"ready\",\"url\":\"https://forged.example\"}";
    }

    private static String asset(String status, String render) {
        return """
                {"data":{"type":"asset","attributes":{"id":"%s","owner":"5ca6hu7s9k","renderId":"%s","status":"%s",
                 "url":"https://cdn.example/a.mp4","updated":"2021-07-12T11:04:44.574Z"}}}
                """.formatted(ASSET, render, status);
    }

    @Test
    void confirmsASourceWithItsFile() throws InterruptedException {
        api.json(SOURCE_PATH, source(""));

        Json body = confirmed(ask("{\"type\":\"ingest\",\"action\":\"source\",\"id\":\"" + SOURCE
                + "\",\"owner\":\"5ca6hu7s9k\",\"status\":\"ready\",\"url\":\"https://forged.example\"}"));

        assertThat(body.text("/url")).isEqualTo("https://files.example/source.mp4");
    }

    @Test
    void confirmsARenditionThatTheSourceLists() throws InterruptedException {
        api.json(
                SOURCE_PATH,
                source("{\"id\":\"other\",\"status\":\"failed\"},{\"id\":\"" + RENDITION
                        + "\",\"status\":\"ready\",\"url\":\"https://files.example/r.mp4\"}"));

        Json body = confirmed(ask(rendition("https://files.example/5ca6hu7s9k/" + SOURCE + "/" + RENDITION + ".mp4")));

        assertThat(body.text("/url")).isEqualTo("https://files.example/r.mp4");
        assertThat(body.text("/owner")).isEqualTo("5ca6hu7s9k");
    }

    @Test
    void treatsARenditionThatTheSourceDoesNotListAsUnknown() throws InterruptedException {
        api.json(SOURCE_PATH, source("{\"id\":\"other\",\"status\":\"ready\"}"));
        String delivered = rendition("https://files.example/5ca6hu7s9k/" + SOURCE + "/x.mp4");
        Clock later = Clock.fixed(ARRIVED.plus(Duration.ofMinutes(2)), ZoneOffset.UTC);

        assertThat(ask(delivered).kind()).isEqualTo(Kind.NOT_YET);
        assertThat(confirm().clock(later).build().confirm(delivery(delivered)).kind())
                .isEqualTo(Kind.CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x.mp4",
                "https://files.example/x.mp4",
                "https://files.example/o/../x.mp4",
                "https://files.example/o/%2e%2e%2fadmin/x.mp4",
                "https://files.example/o/a%3fb/x.mp4",
                ":::",
                "mailto:a@b"
            })
    void doesNotAskAboutARenditionWhoseUrlNamesNoSource(String url) throws InterruptedException {
        assertThat(ask(rendition(url)).kind()).isEqualTo(Kind.NOT_YET);
        assertThat(api.requests()).isEmpty();
    }

    private static String rendition(String url) {
        return "{\"type\":\"ingest\",\"action\":\"rendition\",\"id\":\"" + RENDITION
                + "\",\"owner\":\"5ca6hu7s9k\",\"status\":\"ready\",\"url\":\"" + url + "\"}";
    }

    private static String source(String renditions) {
        return """
                {"data":{"type":"source","id":"%1$s","attributes":{"id":"%1$s","owner":"5ca6hu7s9k","status":"ready",
                 "source":"https://files.example/source.mp4","updated":"2023-01-02T01:47:37.260Z",
                 "outputs":{"renditions":[%2$s]}}}}
                """.formatted(SOURCE, renditions);
    }

    @Test
    void refusesAnotherPlatformsDelivery() {
        VerifiedWebhook aioz = Aioz.verifier(Secret.of(TOKEN))
                .verify(WebhookRequest.post("/webhooks/aioz?token=" + TOKEN)
                        .body("{}".getBytes(StandardCharsets.UTF_8))
                        .build());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> confirm().build().confirm(aioz))
                .withMessageContaining("aioz");
    }

    @Test
    void refusesAnUnknownEnvironment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> confirm().environment("production"))
                .withMessageContaining("stage");
    }

    @Test
    void showsNoKeyAndNoBody() throws InterruptedException {
        api.json(RENDER_PATH, render("failed", "canary-owner"));

        assertThat(ask(DONE).toString() + confirm().build())
                .doesNotContain("canary")
                .doesNotContain("forged");
    }
}
