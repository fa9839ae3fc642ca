package dev.cuehook.platform;

import static dev.cuehook.sender.Crypto.base64;
import static dev.cuehook.sender.Crypto.utf8;
import static dev.cuehook.sender.Sender.FASTPIX;
import static dev.cuehook.sender.Sender.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.SecretFile;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.inbox.SettableClock;
import dev.cuehook.sender.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A secret in a file is replaced again and again while deliveries of the current, the former and no key pour in. */
@Timeout(120)
class RotationTest {

    private static final int ROTATIONS = 60;
    private static final int THREADS = 6;

    private final SettableClock clock = new SettableClock(NOW);
    private final AtomicInteger current = new AtomicInteger();

    /** The number with which each thread went through its last round. */
    private final AtomicIntegerArray rounds = new AtomicIntegerArray(THREADS);

    @TempDir
    private Path folder;

    private static String secret(int number) {
        return base64(utf8("the secret of a test, number " + number));
    }

    private void write(int number) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), secret(number));
        Files.move(next, folder.resolve("secret"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean accepts(WebhookVerifier<?> verifier, int number) {
        try {
            Wire wire = FASTPIX.sign(FASTPIX.sampleBody(), NOW, secret(number));
            return verifier.verify(wire.request()).body().length > 0;
        } catch (WebhookRefusedException e) {
            return false;
        }
    }

    /** Verdicts that were wrong, until the last rotation is over. */
    private int flood(WebhookVerifier<?> verifier, int thread) {
        int wrong = 0;
        for (int number = 0; number < ROTATIONS; rounds.set(thread, number)) {
            number = current.get();
            wrong += accepts(verifier, number) ? 0 : 1;
            wrong += number == 0 || accepts(verifier, number - 1) ? 0 : 1;
            wrong += accepts(verifier, ROTATIONS + 1) ? 1 : 0;
        }
        return wrong;
    }

    private void awaitARoundOfAll(int number) {
        for (int thread = 0; thread < THREADS; thread++) {
            while (rounds.get(thread) < number) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void givesNoWrongVerdictWhileTheSecretChangesUnderAFlood() throws Exception {
        write(0);
        WebhookVerifier<?> verifier = FASTPIX.platform()
                .verifier()
                .secretFile(SecretFile.at(folder.resolve("secret")))
                .clock(clock)
                .build();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                wrong.add(threads.submit(() -> flood(verifier, thread)));
            }
            for (int number = 1; number <= ROTATIONS; number++) {
                write(number);
                clock.advance(Duration.ofSeconds(5)); // the file is looked at again
                current.set(number);
                awaitARoundOfAll(number);
            }
            for (Future<Integer> count : wrong) {
                assertThat(count.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
