package dev.cuehook.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuehook.Secret;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiCallsTest {

    private static final String KEY = "canary-api-key-7Hq";

    private final FakeApi api = new FakeApi();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        api.close();
        threads.shutdownNow();
    }

    private ApiCallsBuilder limits() {
        ApiCallsBuilder limits = new ApiCallsBuilder("https://unused.example");
        limits.base(api.url());
        limits.ratePerSecond(1_000);
        return limits;
    }

    private static ApiCalls calls(ApiCallsBuilder limits) {
        return limits.build(Map.of("x-api-key", Secret.of(KEY)));
    }

    @Test
    void sendsTheKeyInItsHeader() throws InterruptedException {
        api.json("/a", "{\"a\":1}");

        ApiReply reply = calls(limits()).get("/a");

        assertThat(reply.kind()).isEqualTo(ApiReply.Kind.FOUND);
        assertThat(reply.body().number("/a")).isEqualByComparingTo("1");
        assertThat(api.requests()).hasSize(1);
        assertThat(api.requests().get(0).headers()).containsEntry("X-api-key", List.of(KEY));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void saysUnknownForMissingResources(int status) throws InterruptedException {
        api.status("/a", status);

        assertThat(calls(limits()).get("/a").kind()).isEqualTo(ApiReply.Kind.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 400, 401, 403, 429, 500, 502, 503})
    void saysUnavailableForEveryOtherStatus(int status) throws InterruptedException {
        api.status("/a", status);

        ApiReply reply = calls(limits()).get("/a");

        assertThat(reply.kind()).isEqualTo(ApiReply.Kind.UNAVAILABLE);
        assertThat(reply.detail()).isEqualTo("status " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws InterruptedException {
        api.json("/elsewhere", "{\"a\":1}");
        api.at("/a", exchange -> {
            exchange.getResponseHeaders().add("Location", api.url() + "/elsewhere");
            FakeApi.send(exchange, status, new byte[0]);
        });

        ApiReply reply = calls(limits()).get("/a");

        assertThat(reply.kind()).isEqualTo(ApiReply.Kind.UNAVAILABLE);
        assertThat(api.requests()).extracting(FakeApi.Request::pathAndQuery).containsExactly("/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "[]", "{}", "{\"a\":", "\"canary-body\"", "{\"a\":1} x"})
    void saysUnavailableForAnythingButAJsonObject(String body) throws InterruptedException {
        api.json("/a", body);

        ApiReply reply = calls(limits()).get("/a");

        assertThat(reply.kind()).isEqualTo(ApiReply.Kind.UNAVAILABLE);
        assertThat(reply.detail()).doesNotContain("canary");
    }

    @Test
    void readsAnAnswerOfExactlyTheLimit() throws InterruptedException {
        api.json("/a", json(ApiCalls.MOST_BYTES));

        assertThat(calls(limits()).get("/a").kind()).isEqualTo(ApiReply.Kind.FOUND);
    }

    @Test
    void hangsUpOnALongerAnswer() throws InterruptedException {
        api.json("/a", json(ApiCalls.MOST_BYTES + 1));

        ApiReply reply = calls(limits()).get("/a");

        assertThat(reply.kind()).isEqualTo(ApiReply.Kind.UNAVAILABLE);
        assertThat(reply.detail()).contains("more than 262144 bytes");
    }

    @Test
    void hangsUpOnAnEndlessAnswer() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        api.at("/a", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = "x".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
            try {
                while (true) {
                    exchange.getResponseBody().write(piece);
                }
            } catch (IOException e) {
                hungUp.countDown();
            }
        });

        assertThat(calls(limits()).get("/a").detail()).contains("more than");
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsACallWhoseHeadersDoNotCome() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        api.at("/a", exchange -> never.await());
        ApiCallsBuilder limits = limits();
        limits.timeout(Duration.ofMillis(200));

        assertThat(calls(limits).get("/a").kind()).isEqualTo(ApiReply.Kind.UNAVAILABLE);
    }

    @Test
    void endsACallWhoseBodyDrips() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        api.at("/a", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            never.await();
        });
        ApiCallsBuilder limits = limits();
        limits.timeout(Duration.ofMillis(200));

        assertThat(calls(limits).get("/a").detail()).contains("no answer within");
    }

    @Test
    void saysUnavailableWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket closedAgain = new ServerSocket(0)) {
            port = closedAgain.getLocalPort();
        }
        ApiCallsBuilder limits = limits();
        limits.base(URI.create("http://127.0.0.1:" + port));

        ApiReply reply = calls(limits).get("/a");
        assertThat(reply.kind()).isEqualTo(ApiReply.Kind.UNAVAILABLE);
        assertThat(reply.detail()).isEqualTo("the call failed with java.net.ConnectException");
    }

    @Test
    void asksOnceForAllWhoAskAtOnce() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        api.at("/a", exchange -> {
            arrived.countDown();
            answer.await();
            FakeApi.send(exchange, 200, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        });
        ApiCalls calls = calls(limits());
        List<Future<ApiReply>> replies = new ArrayList<>();
        replies.add(threads.submit(() -> calls.get("/a")));
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        CountDownLatch asking = new CountDownLatch(7);
        for (int i = 0; i < 7; i++) {
            replies.add(threads.submit(() -> {
                asking.countDown();
                return calls.get("/a");
            }));
        }
        assertThat(asking.await(10, TimeUnit.SECONDS)).isTrue();
        answer.countDown();

        for (Future<ApiReply> reply : replies) {
            assertThat(reply.get(10, TimeUnit.SECONDS).kind()).isEqualTo(ApiReply.Kind.FOUND);
        }
        assertThat(api.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void asksAgainAfterACallHasEnded() throws InterruptedException {
        api.json("/a", "{\"a\":1}");
        ApiCalls calls = calls(limits());
        calls.get("/a");
        api.json("/a", "{\"a\":2}");

        assertThat(calls.get("/a").body().number("/a")).isEqualByComparingTo("2");
    }

    @Test
    void freesThoseWhoWaitForACallThatIsInterrupted() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        api.at("/a", exchange -> {
            arrived.countDown();
            never.await();
        });
        ApiCalls calls = calls(limits());
        Future<ApiReply> first = threads.submit(() -> calls.get("/a"));
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        CountDownLatch asking = new CountDownLatch(1);
        Future<ApiReply> second = threads.submit(() -> {
            asking.countDown();
            return calls.get("/a");
        });
        assertThat(asking.await(10, TimeUnit.SECONDS)).isTrue();

        first.cancel(true);
        api.status("/a", 503); // should the second one have asked too late to join the first

        assertThat(second.get(10, TimeUnit.SECONDS).kind()).isEqualTo(ApiReply.Kind.UNAVAILABLE);
    }

    @Test
    void keepsToItsConcurrency() throws Exception {
        CountDownLatch two = new CountDownLatch(2);
        CountDownLatch answer = new CountDownLatch(1);
        for (int i = 0; i < 6; i++) {
            api.at("/" + i, exchange -> {
                two.countDown();
                answer.await();
                FakeApi.send(exchange, 200, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
            });
        }
        ApiCallsBuilder limits = limits();
        limits.concurrency(2);
        ApiCalls calls = calls(limits);
        List<Future<ApiReply>> replies = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String path = "/" + i;
            replies.add(threads.submit(() -> calls.get(path)));
        }
        assertThat(two.await(10, TimeUnit.SECONDS)).isTrue();
        answer.countDown();

        for (Future<ApiReply> reply : replies) {
            assertThat(reply.get(10, TimeUnit.SECONDS).kind()).isEqualTo(ApiReply.Kind.FOUND);
        }
        assertThat(api.mostAtOnce()).isEqualTo(2);
    }

    @Test
    void givesUpWaitingForASlot() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        for (String path : List.of("/a", "/b", "/c")) {
            api.at(path, exchange -> {
                arrived.countDown();
                never.await();
            });
        }
        ApiCallsBuilder limits = limits();
        limits.concurrency(1);
        limits.timeout(Duration.ofMillis(500));
        ApiCalls calls = calls(limits);
        Future<ApiReply> first = threads.submit(() -> calls.get("/a"));
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        Future<ApiReply> second = threads.submit(() -> calls.get("/b"));
        Future<ApiReply> third = threads.submit(() -> calls.get("/c"));

        assertThat(first.get(10, TimeUnit.SECONDS).kind()).isEqualTo(ApiReply.Kind.UNAVAILABLE);
        assertThat(List.of(second.get(10, TimeUnit.SECONDS), third.get(10, TimeUnit.SECONDS)))
                .extracting(ApiReply::detail)
                .contains("too many calls are under way"); // the slot is free for one of them at most
    }

    @Test
    void keepsToItsRate() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            api.json("/" + i, "{\"a\":1}");
        }
        ApiCallsBuilder limits = limits();
        limits.ratePerSecond(20);
        ApiCalls calls = calls(limits);
        long since = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            assertThat(calls.get("/" + i).kind()).isEqualTo(ApiReply.Kind.FOUND);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void givesUpATurnThatIsTooFarAway() throws InterruptedException {
        api.json("/a", "{\"a\":1}").json("/b", "{\"a\":1}");
        ApiCallsBuilder limits = limits();
        limits.ratePerSecond(1);
        limits.timeout(Duration.ofMillis(500));
        ApiCalls calls = calls(limits);
        calls.get("/a");

        assertThat(calls.get("/b").detail()).isEqualTo("too many calls a second wait");
        assertThat(api.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example",
                "ftp://127.0.0.1",
                "https://api.example/",
                "https://user@api.example",
                "https://api.example?a",
                "https://api.example#a",
                "api.example",
                "https:///x"
            })
    void refusesBaseUrlsThatWouldLeakTheKeyOrChangeThePath(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits().base(URI.create(url)))
                .withMessageContaining("base URL");
    }

    @Test
    void refusesAKeyThatCannotStandInAHeader() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits().build(Map.of("x-api-key", Secret.of("canary\nX-Other: y"))))
                .withMessageContaining("x-api-key")
                .withMessageNotContaining("canary");
        for (String key : new String[] {"a b", "a\u007fb", "schlüssel", "a\tb"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> limits().build(Map.of("x-api-key", Secret.of(key))))
                    .withMessageContaining("visible ASCII");
        }
        assertThatCode(() -> limits().build(Map.of("x-api-key", Secret.of("!key~"))))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesLimitsOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> limits().concurrency(0));
        assertThatIllegalArgumentException().isThrownBy(() -> limits().ratePerSecond(0));
        assertThatIllegalArgumentException().isThrownBy(() -> limits().timeout(Duration.ZERO));
    }

    private static String json(int length) {
        return "{\"a\":\"" + "x".repeat(length - 8) + "\"}";
    }
}
