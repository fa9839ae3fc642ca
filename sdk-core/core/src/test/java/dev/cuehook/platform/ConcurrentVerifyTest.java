package dev.cuehook.platform;

import static dev.cuehook.sender.Crypto.utf8;
import static dev.cuehook.sender.Sender.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Sender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One verifier for all threads: every verdict is that of its own request. */
@Timeout(120)
class ConcurrentVerifyTest {

    private static final int THREADS = 8;

    @ParameterizedTest
    @EnumSource
    void givesEachRequestItsOwnVerdict(Sender sender) throws Exception {
        int requests = sender == Sender.STANDARD_WEBHOOKS_ED25519 ? 50 : 5_000; // the JDK takes milliseconds for these
        WebhookVerifier<?> verifier = sender.builder(sender.secret(), sender.otherSecret())
                .clock(Sender.CLOCK)
                .build();
        CyclicBarrier together = new CyclicBarrier(THREADS);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                wrong.add(pool.submit(() -> {
                    together.await();
                    return wrongVerdicts(sender, verifier, number, requests);
                }));
            }
            for (Future<Integer> count : wrong) {
                assertThat(count.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static int wrongVerdicts(Sender sender, WebhookVerifier<?> verifier, int thread, int requests) {
        byte[] body = bodyOf(sender, thread);
        WebhookRequest byFirst = sender.sign(body, NOW, sender.secret()).request();
        WebhookRequest bySecond = sender.sign(body, NOW, sender.otherSecret()).request();
        WebhookRequest forged = sender.urlToken()
                ? sender.sign(body, NOW, "another-token-0123456789").request()
                : sender.sign(body).withBody(bodyOf(sender, thread + 1)).request();
        int wrong = 0;
        for (int i = 0; i < requests; i++) {
            boolean right = switch (i % 3) {
                case 0 -> accepts(verifier, byFirst, body, "1");
                case 1 -> accepts(verifier, bySecond, body, "2");
                default -> refuses(verifier, forged);
            };
            wrong += right ? 0 : 1;
        }
        return wrong;
    }

    private static byte[] bodyOf(Sender sender, int thread) {
        String sample = new String(sender.sampleBody(), UTF_8);
        return utf8("{\"thread\":" + thread + ",\"x\":\"" + "y".repeat(thread * 50) + "\"," + sample.substring(1));
    }

    private static boolean accepts(WebhookVerifier<?> verifier, WebhookRequest request, byte[] body, String keyId) {
        VerifiedWebhook webhook = verifier.verify(request);
        return Arrays.equals(webhook.body(), body) && webhook.keyId().equals(keyId);
    }

    private static boolean refuses(WebhookVerifier<?> verifier, WebhookRequest request) {
        try {
            verifier.verify(request);
            return false;
        } catch (WebhookRefusedException e) {
            return true;
        }
    }
}
