package dev.cuehook.platform;

import static dev.cuehook.Refusal.SIGNATURE_MISMATCH;
import static dev.cuehook.sender.Sender.API_KEY;
import static dev.cuehook.sender.Sender.FASTPIX;
import static dev.cuehook.sender.Sender.LIVEKIT;
import static dev.cuehook.sender.Sender.MUX;
import static dev.cuehook.sender.Sender.NOW;
import static dev.cuehook.sender.Sender.SHOTSTACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.SecretFile;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.inbox.SettableClock;
import dev.cuehook.sender.Refused;
import dev.cuehook.sender.Sender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Secrets in files that change while requests come in. */
class SecretFileTest {

    private static final String CANARY = "not-base64-canary!";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.cuehook.secrets");
    private final SettableClock clock = new SettableClock(NOW);

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void hush() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    @Test
    void takesAChangedFileAfterFiveSecondsAndTheFormerSecretForADay() throws IOException {
        Path file = write("fastpix", FASTPIX.secret() + "\n");
        WebhookVerifier<?> verifier = verifier(FASTPIX, file);
        write("fastpix", FASTPIX.otherSecret() + "\r\n");

        pass(Duration.ofSeconds(4));
        assertThat(refusal(verifier, FASTPIX, FASTPIX.otherSecret())).isEqualTo(SIGNATURE_MISMATCH);
        pass(Duration.ofSeconds(1));
        assertThat(keyId(verifier, FASTPIX, FASTPIX.otherSecret())).isEqualTo("1");
        assertThat(keyId(verifier, FASTPIX, FASTPIX.secret())).isEqualTo("1-former");

        pass(Duration.ofHours(24));
        assertThat(refusal(verifier, FASTPIX, FASTPIX.secret())).isEqualTo(SIGNATURE_MISMATCH);
        assertThat(refusal(verifier, FASTPIX, FASTPIX.otherSecret())).isNull();
    }

    @Test
    void followsTheLinkThatKubernetesSwaps() throws IOException {
        Path former = Files.createDirectory(folder.resolve("..2026_01"));
        Path next = Files.createDirectory(folder.resolve("..2026_02"));
        Files.writeString(former.resolve("fastpix"), FASTPIX.secret());
        Files.writeString(next.resolve("fastpix"), FASTPIX.otherSecret());
        FileTime sameTime = FileTime.from(NOW); // of both: the time of a file says nothing here
        Files.setLastModifiedTime(former.resolve("fastpix"), sameTime);
        Files.setLastModifiedTime(next.resolve("fastpix"), sameTime);
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_01"));
        Path mounted = Files.createSymbolicLink(folder.resolve("fastpix"), Path.of("..data/fastpix"));
        WebhookVerifier<?> verifier = verifier(FASTPIX, mounted);

        Path swap = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..2026_02"));
        Files.move(swap, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(former.resolve("fastpix"));
        pass(Duration.ofSeconds(5));

        assertThat(refusal(verifier, FASTPIX, FASTPIX.otherSecret())).isNull();
        assertThat(refusal(verifier, FASTPIX, FASTPIX.secret())).isNull();
    }

    @Test
    void ignoresWhatIsUnusableAndSaysSoOnceWithoutItsContent() throws IOException {
        Path file = write("fastpix", FASTPIX.secret());
        WebhookVerifier<?> verifier = FASTPIX.platform()
                .verifier()
                .secretFile(SecretFile.at(file).setBy("fastpix.secrets[0]"))
                .clock(clock)
                .build();

        for (String unusable : new String[] {"", "\n", CANARY}) {
            write("fastpix", unusable);
            pass(Duration.ofSeconds(6));
            assertThat(refusal(verifier, FASTPIX, FASTPIX.secret())).isNull();
            pass(Duration.ofSeconds(6));
            assertThat(refusal(verifier, FASTPIX, FASTPIX.secret())).isNull();
        }
        Files.delete(file);
        pass(Duration.ofDays(3)); // however long it lasts
        assertThat(refusal(verifier, FASTPIX, FASTPIX.secret())).isNull();

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("fastpix.secrets[0] (secret file " + file + ") is unusable")
                        .doesNotContain("canary"));

        write("fastpix", FASTPIX.otherSecret());
        pass(Duration.ofSeconds(5));
        assertThat(refusal(verifier, FASTPIX, FASTPIX.otherSecret())).isNull();
    }

    @Test
    void keepsEachFormerSecretForItsOwnDay() throws IOException {
        Path file = write("mux", "mux-a");
        WebhookVerifier<?> verifier = verifier(MUX, file);
        for (String next : new String[] {"mux-b", "mux-c"}) {
            pass(Duration.ofHours(13));
            write("mux", next);
            assertThat(refusal(verifier, MUX, next)).isNull();
        }
        assertThat(refusal(verifier, MUX, "mux-a")).isNull();
        pass(Duration.ofHours(12)); // 25 hours after mux-b came
        assertThat(refusal(verifier, MUX, "mux-a")).isEqualTo(SIGNATURE_MISMATCH);
        assertThat(keyId(verifier, MUX, "mux-b")).isEqualTo("1-former");
    }

    @Test
    void keepsEightFormerSecretsAtMost() throws IOException {
        Path file = write("mux", "mux-0");
        WebhookVerifier<?> verifier = verifier(MUX, file);
        for (int i = 1; i <= 9; i++) {
            pass(Duration.ofSeconds(5));
            write("mux", "mux-" + i);
            assertThat(keyId(verifier, MUX, "mux-" + i)).isEqualTo("1");
        }
        assertThat(keyId(verifier, MUX, "mux-1")).isEqualTo("1-former");
        assertThat(refusal(verifier, MUX, "mux-0")).isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void isLookedAtByWhicheverThreadComesNext() throws Exception {
        Path file = write("mux", "mux-0");
        WebhookVerifier<?> verifier = verifier(MUX, file);
        for (int i = 1; i <= 3; i++) {
            String secret = "mux-" + i;
            write("mux", secret);
            pass(Duration.ofSeconds(5));
            ExecutorService another = Executors.newSingleThreadExecutor();
            try {
                assertThat(another.submit(() -> keyId(verifier, MUX, secret)).get())
                        .isEqualTo("1");
            } finally {
                another.shutdown();
            }
        }
    }

    @Test
    void looksAgainWhereTheClockWasSetBack() throws IOException {
        Path file = write("fastpix", FASTPIX.secret());
        WebhookVerifier<?> verifier = verifier(FASTPIX, file);
        write("fastpix", FASTPIX.otherSecret());
        pass(Duration.ofHours(-1));

        assertThat(refusal(verifier, FASTPIX, FASTPIX.otherSecret())).isNull();
    }

    @Test
    void standsBesideSecretsThatAreWritten() throws IOException {
        Path file = write("fastpix", FASTPIX.secret());
        WebhookVerifier<?> verifier = FASTPIX.platform()
                .verifier()
                .secretFile(SecretFile.at(file).named("mounted"))
                .secrets(Secret.of(FASTPIX.otherSecret()))
                .build();

        assertThat(keyId(verifier, FASTPIX, FASTPIX.secret())).isEqualTo("mounted");
        assertThat(keyId(verifier, FASTPIX, FASTPIX.otherSecret())).isEqualTo("2");
    }

    @Test
    void holdsUrlTokensAndKeysOfOwners() throws IOException {
        WebhookVerifier<?> shotstack = verifier(SHOTSTACK, write("token", SHOTSTACK.secret()));
        write("token", SHOTSTACK.otherSecret());
        pass(Duration.ofSeconds(5));
        assertThat(refusal(shotstack, SHOTSTACK, SHOTSTACK.otherSecret())).isNull();

        WebhookVerifier<?> liveKit = LIVEKIT.platform()
                .verifier()
                .secretFileOf(API_KEY, SecretFile.at(write("livekit", LIVEKIT.secret())))
                .secretFileOf("someone-else", SecretFile.at(write("other", LIVEKIT.otherSecret())))
                .clock(clock)
                .build();
        assertThat(refusal(liveKit, LIVEKIT, LIVEKIT.secret())).isNull();
        assertThat(refusal(liveKit, LIVEKIT, LIVEKIT.otherSecret())).isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void failsAtTheBuildWhereTheFileIsUnusable() throws IOException {
        assertUnusable(folder.resolve("nowhere"), "nowhere is not there");
        assertUnusable(folder, "is no file");
        assertUnusable(write("empty", "\n"), "The secret is empty");
        assertUnusable(write("bad", CANARY), "not Base64");
        assertUnusable(write("long", "x".repeat(70_000)), "longer than 64 KB");
        assertUnusable(write("lines", "one\ntwo\n"), "has several lines");
        assertUnusable(
                Files.write(folder.resolve("latin"), "\u00e9".getBytes(StandardCharsets.ISO_8859_1)), "is not UTF-8");
        assertThatThrownBy(() ->
                        FASTPIX.platform().verifier().secretFileOf("w-1", SecretFile.at(folder.resolve("nowhere"))))
                .hasMessageContaining("do not name whose secret signed them");
    }

    private void assertUnusable(Path file, String why) {
        assertThatThrownBy(() -> verifier(FASTPIX, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("canary");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    private WebhookVerifier<?> verifier(Sender sender, Path file) {
        return sender.platform()
                .verifier()
                .secretFile(SecretFile.at(file))
                .clock(clock)
                .build();
    }

    private @Nullable Refusal refusal(WebhookVerifier<?> verifier, Sender sender, String secret) {
        return Refused.by(verifier, sender.sign(sender.sampleBody(), clock.instant(), secret));
    }

    private String keyId(WebhookVerifier<?> verifier, Sender sender, String secret) {
        return verifier.verify(sender.sign(sender.sampleBody(), clock.instant(), secret)
                        .request())
                .keyId();
    }
}
