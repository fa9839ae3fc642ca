package dev.cuehook.internal.platform;

import dev.cuehook.Json;
import dev.cuehook.WebhookUnreadableException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads single resources of a platform's API, for confirmations: bounded in concurrency, rate, time and length of an
 * answer; one call in flight for a resource, whose answer all who asked meanwhile get; redirects are not followed, so that
 * the key goes nowhere else. Thread-safe.
 */
public final class ApiCalls {

    /** Longer answers are not read. */
    static final int MOST_BYTES = 256 * 1024;

    private final ApiCallsBuilder limits;
    private final URI base;
    private final Map<String, String> keyHeaders;
    private final HttpClient client;
    private final Semaphore slots;
    private final CallPace pace;
    private final ConcurrentMap<String, CompletableFuture<ApiReply>> inFlight = new ConcurrentHashMap<>();

    ApiCalls(ApiCallsBuilder limits, Map<String, String> keyHeaders) {
        this.limits = limits;
        this.base = limits.base();
        this.keyHeaders = Map.copyOf(keyHeaders);
        this.slots = new Semaphore(limits.concurrency(), true);
        this.pace = new CallPace(limits.ratePerSecond());
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.timeout())
                .build();
    }

    /** Reads the resource at this path, which begins with a slash and goes behind the base URL; blocks. */
    public ApiReply get(String path) throws InterruptedException {
        CompletableFuture<ApiReply> mine = new CompletableFuture<>();
        CompletableFuture<ApiReply> others = inFlight.putIfAbsent(path, mine);
        if (others != null) {
            return join(others);
        }
        ApiReply reply = ApiReply.unavailable("the call was broken off");
        try {
            reply = inTurn(path);
            return reply;
        } finally {
            inFlight.remove(path, mine);
            mine.complete(reply);
        }
    }

    private static ApiReply join(CompletableFuture<ApiReply> others) throws InterruptedException {
        try {
            return others.get(); // ends whatever happens to the call: it is completed in a finally
        } catch (ExecutionException e) {
            throw new IllegalStateException("A reply is never an exception.", e);
        }
    }

    private ApiReply inTurn(String path) throws InterruptedException {
        Duration most = limits.timeout();
        if (!slots.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            return ApiReply.unavailable("too many calls are under way");
        }
        try {
            return pace.await(most) ? call(path) : ApiReply.unavailable("too many calls a second wait");
        } finally {
            slots.release();
        }
    }

    private ApiReply call(String path) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(limits.timeout())
                .header("Accept", "application/json")
                .GET();
        keyHeaders.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request.build(), ignored -> new BoundedBody(MOST_BYTES));
        try {
            // the request's own limit ends with the headers; a body may drip
            return reply(exchange.get(limits.timeout().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return ApiReply.unavailable("no answer within " + limits.timeout());
        } catch (ExecutionException e) {
            return ApiReply.unavailable(reason(e.getCause()));
        } finally {
            exchange.cancel(true);
        }
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure instanceof BoundedBody.TooLong) {
            return "an answer of more than " + MOST_BYTES + " bytes";
        }
        return failure == null
                ? "the call failed"
                : "the call failed with " + failure.getClass().getName();
    }

    private static ApiReply reply(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 404 || status == 410) {
            return ApiReply.unknown();
        }
        if (status != 200) {
            return ApiReply.unavailable("status " + status);
        }
        Json body = Json.of(response.body());
        try {
            return body.names().isEmpty()
                    ? ApiReply.unavailable("an answer that is no JSON object")
                    : ApiReply.found(body);
        } catch (WebhookUnreadableException e) {
            return ApiReply.unavailable("an answer that is not JSON");
        }
    }
}
