package dev.cuehook.aioz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuehook.Json;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookRequest;
import dev.cuehook.internal.platform.FakeApi;
import dev.cuehook.platform.Confirmation.Answer;
import dev.cuehook.platform.Confirmation.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AiozConfirmTest {

    private static final String TOKEN = "0123456789abcdef-token";
    private static final Instant ARRIVED = Instant.parse("2026-03-01T12:00:00Z");
    private static final String MEDIA = "7b2f0c1e-0000-4000-8000-000000000001";
    private static final String USER = "7b2f0c1e-0000-4000-8000-000000000002";

    private final FakeApi api = new FakeApi();

    @AfterEach
    void close() {
        api.close();
    }

    private AiozConfirm.Builder confirm() {
        return AiozConfirm.builder(Secret.of("canary-public"), Secret.of("canary-secret"))
                .baseUrl(api.url())
                .ratePerSecond(1_000)
                .clock(Clock.fixed(ARRIVED, ZoneOffset.UTC));
    }

    private Answer ask(String body) throws InterruptedException {
        return confirm().build().confirm(delivery(body));
    }

    private static VerifiedWebhook delivery(String body) {
        return Aioz.verifier(Secret.of(TOKEN))
                .verify(WebhookRequest.post("/webhooks/aioz?token=" + TOKEN)
                        .body(body.getBytes(StandardCharsets.UTF_8))
                        .receivedAt(ARRIVED)
                        .build());
    }

    private static String delivered(String type, String status) {
        return """
                {"type":"%s","emitted_at":"2026-03-01T11:59:59.123456789Z","media_id":"%s","qualities":"360p,720p,4320p",
                 "title":"forged","status":"%s","media_type":"forged","user_id":"%s"}
                """.formatted(type, MEDIA, status, USER);
    }

    private void known(String status, String user) {
        api.json("/api/media/" + MEDIA, """
                {"status":"success","data":{"id":"%s","user_id":"%s","title":"Dailies","type":"video","status":"%s",
                 "qualities":[{"name":"360p","status":"done"},{"name":"720p","status":"done"},{"name":"1080p"}]}}
                """.formatted(MEDIA, user, status));
    }

    @Test
    void confirmsAFinishedEncodingWithTheValuesOfTheApi() throws InterruptedException {
        known("done", USER);

        Answer answer = ask(delivered("encoding.finished", "done"));

        assertThat(answer.kind()).isEqualTo(Kind.CONFIRMED);
        Json body = Json.of(Objects.requireNonNull(answer.body()));
        assertThat(body.text("/title")).isEqualTo("Dailies");
        assertThat(body.text("/media_type")).isEqualTo("video");
        assertThat(body.text("/status")).isEqualTo("done");
        assertThat(body.text("/qualities")).isEqualTo("360p,720p");
        assertThat(body.text("/user_id")).isEqualTo(USER);
        assertThat(body.text("/emitted_at")).isEqualTo("2026-03-01T11:59:59.123456789Z");
        assertThat(body.text("/type")).isEqualTo("encoding.finished");
        assertThat(api.requests().get(0).headers())
                .containsEntry("Stream-public-key", List.of("canary-public"))
                .containsEntry("Stream-secret-key", List.of("canary-secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "encoding.finished, done, CONFIRMED",
        "encoding.finished, fail, CONTRADICTED",
        "encoding.finished, transcoding, NOT_YET",
        "encoding.finished, waiting, NOT_YET",
        "encoding.failed, fail, CONFIRMED",
        "encoding.failed, done, CONTRADICTED",
        "encoding.failed, transcoding, NOT_YET",
        "encoding.started, transcoding, CONFIRMED",
        "encoding.started, done, CONFIRMED",
        "file.received, new, CONFIRMED",
        "partial.finished, transcoding, CONFIRMED",
        "something.new, done, CONFIRMED"
    })
    void needsTheStatusThatTheTypeImplies(String type, String status, Kind expected) throws InterruptedException {
        known(status, USER);

        assertThat(ask(delivered(type, "done")).kind()).isEqualTo(expected);
    }

    @Test
    void contradictsAnotherUser() throws InterruptedException {
        known("done", "somebody");

        assertThat(ask(delivered("encoding.finished", "done")).kind()).isEqualTo(Kind.CONTRADICTED);
    }

    @Test
    void contradictsAMediaThatIsNotTheExpectedUsers() throws InterruptedException {
        known("done", USER);

        assertThat(confirm()
                        .userId("me")
                        .build()
                        .confirm(delivery(delivered("encoding.finished", "done")))
                        .kind())
                .isEqualTo(Kind.CONTRADICTED);
        assertThat(confirm()
                        .userId(USER)
                        .build()
                        .confirm(delivery(delivered("encoding.finished", "done")))
                        .kind())
                .isEqualTo(Kind.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{}}",
                "{\"data\":null}",
                "{\"data\":{\"id\":\"another\",\"user_id\":\"u\",\"status\":\"done\"}}",
                "{\"data\":{\"id\":\"7b2f0c1e-0000-4000-8000-000000000001\",\"status\":\"done\"}}"
            })
    void waitsWhereTheAnswerIsAboutSomethingElse(String answer) throws InterruptedException {
        api.json("/api/media/" + MEDIA, answer);

        assertThat(ask(delivered("encoding.finished", "done")).kind()).isEqualTo(Kind.NOT_YET);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 429, 500, 503})
    void waitsWhereTheApiDoesNotSay(int status) throws InterruptedException {
        api.status("/api/media/" + MEDIA, status);

        assertThat(ask(delivered("encoding.finished", "done")).kind()).isEqualTo(Kind.NOT_YET);
    }

    @ParameterizedTest
    @CsvSource({"0, NOT_YET", "60, NOT_YET", "61, CONTRADICTED"})
    void contradictsAnUnknownMediaWhenAMinuteHasPassed(long seconds, Kind expected) throws InterruptedException {
        Clock later = Clock.fixed(ARRIVED.plusSeconds(seconds), ZoneOffset.UTC);

        assertThat(confirm()
                        .clock(later)
                        .build()
                        .confirm(delivery(delivered("encoding.finished", "done")))
                        .kind())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "%2e", "\\u00e4", "", "a\\u0000", "a?b", "https://evil.example"})
    void neverAsksAboutAHostileId(String id) throws InterruptedException {
        assertThat(ask("{\"type\":\"encoding.finished\",\"media_id\":\"" + id + "\"}")
                        .kind())
                .isEqualTo(Kind.CONTRADICTED);
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void refusesABlankUser() {
        assertThatIllegalArgumentException().isThrownBy(() -> confirm().userId(" "));
    }

    @Test
    void showsNoKey() {
        assertThat(confirm().build().toString()).doesNotContain("canary");
    }
}
