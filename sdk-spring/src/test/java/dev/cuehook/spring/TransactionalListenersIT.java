package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.inbox.DeliveryQuery;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.receiver.WebhookReceiver;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** A {@code @Transactional} listener's writes and the end of its delivery: both or neither, also where the process dies. */
@Tag("services")
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class TransactionalListenersIT {

    private final JdbcTemplate database = new JdbcTemplate(TransactionalStudio.database());

    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() {
        for (String table : List.of(
                "schema",
                "inbox",
                "inbox_body",
                "inbox_queue",
                "inbox_lane",
                "inbox_dead",
                "inbox_attempt",
                "inbox_endpoint")) {
            database.execute("DROP TABLE IF EXISTS cuehook_" + table);
        }
        database.execute("DROP TABLE IF EXISTS studio_effects");
        database.execute("CREATE TABLE studio_effects (id VARCHAR(36) NOT NULL, event VARCHAR(100) NOT NULL)");
        System.setProperty("studio.folder", folder.toString());
    }

    @ParameterizedTest
    @Tag("kill")
    @CsvSource({"JDBC, dies-before-commit", "JPA, dies-after-commit"})
    void aKillAroundTheCommitLosesNothingAndDoublesNothing(String studio, String event) throws Exception {
        Process first = startProcess(studio);
        assertThat(post(event)).isEqualTo(200);
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).as("the process died").isTrue();
        assertThat(effects(event)).isEqualTo(event.equals("dies-after-commit") ? 1 : 0);
        endLeases();

        Process unused = startProcess(studio);
        assertThat(post("next")).isEqualTo(200);
        await(() -> effects(event) == 1 && effects("next") == 1 && open() == 0);
        assertThat(post(event)).as("a repeat").isEqualTo(200);
        assertThat(post("last")).isEqualTo(200);
        await(() -> effects("last") == 1);
        assertThat(effects(event)).isEqualTo(1);
    }

    @AfterEach
    void endProcesses() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {TransactionalStudio.WithJdbc.class, TransactionalStudio.WithJpa.class})
    void whatAFailedAttemptWroteIsGone(Class<?> studio, CapturedOutput output) {
        try (Application application = TransactionalStudio.start(studio)) {
            for (String event : List.of("throws", "marks-rollback")) {
                assertThat(TransactionalStudio.post(application, Deliveries.fastPixReady(event, "m1")))
                        .isEqualTo(200);
                await(() -> effects(event) == 1 && open() == 0);
                KeptDelivery done = application
                        .context()
                        .getBean(WebhookReceiver.class)
                        .inbox()
                        .search(DeliveryQuery.done(), 1)
                        .get(0);
                assertThat(done.attempts()).as("attempts of %s", event).isEqualTo(2);
                assertThat(done.failure()).isNotNull();
            }
        }
        assertThat(output).contains("and the end of its delivery are one transaction");
    }

    @Test
    void aTransactionThatGoesItsOwnWayIsNamedAtStart(CapturedOutput output) {
        try (Application application = TransactionalStudio.start(TransactionalStudio.WithItsOwn.class)) {
            assertThat(TransactionalStudio.post(application, Deliveries.fastPixReady("e1", "m1")))
                    .isEqualTo(200);
            await(() -> effects("e1") == 1 && open() == 0);
        }
        assertThat(output)
                .contains("JdbcListener.ready(FastPixEvent.MediaReady) commits before the end of its delivery")
                .contains("its propagation is another one than REQUIRED");
    }

    @Test
    void noMoreListenersHoldAConnectionThanThePoolCanSpare() {
        try (Application application = TransactionalStudio.start(SmallPools.WithASmallPool.class)) {
            SmallPools.Crowd crowd = application.context().getBean(SmallPools.Crowd.class);
            for (int i = 0; i < 6; i++) {
                assertThat(TransactionalStudio.post(application, Deliveries.fastPixReady("e" + i, "m" + i)))
                        .isEqualTo(200);
            }
            await(() -> claimed() == 6 && crowd.most() > 1);
            crowd.leave();
            await(() -> open() == 0);
            assertThat(crowd.most()).isEqualTo(2);
        }
    }

    @Test
    void aPoolWithNoneToSpareEndsTheStart() {
        assertThatThrownBy(() -> TransactionalStudio.start(SmallPools.WithTooSmallAPool.class))
                .isInstanceOf(CuehookConfigurationException.class)
                .hasMessageContaining("spring.datasource.hikari.maximum-pool-size");
    }

    private Process startProcess(String studio) throws Exception {
        Path port = folder.resolve("port");
        Files.deleteIfExists(port);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dcuehook.test.postgres.url=" + System.getProperty("cuehook.test.postgres.url", ""),
                        "-cp",
                        classPath(studio),
                        TransactionalStudio.class.getName(),
                        studio,
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log-" + System.nanoTime()).toFile())
                .start();
        started.add(process);
        await(() -> port.toFile().length() > 0 || !process.isAlive());
        assertThat(process.isAlive()).isTrue();
        return process;
    }

    /** With JDBC there is no spring-orm: the starter must do without. */
    private static String classPath(String studio) {
        return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> studio.equals("JPA") || !entry.contains("spring-orm"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private int post(String event) throws Exception {
        String body = Deliveries.fastPixReady(event, "m1");
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + Files.readString(folder.resolve("port")) + "/webhooks/fastpix"))
                .header("FastPix-Signature", Signed.base64(TransactionalStudio.SECRET, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    /** As a minute without renewals would. */
    private void endLeases() {
        database.update("UPDATE cuehook_inbox_lane SET due = 0");
    }

    private int effects(String event) {
        return number("SELECT COUNT(*) FROM studio_effects WHERE event = '" + event + "'");
    }

    private int open() {
        return number("SELECT COUNT(*) FROM cuehook_inbox_queue");
    }

    private int claimed() {
        return number("SELECT COUNT(*) FROM cuehook_inbox_lane WHERE token <> 0");
    }

    private int number(String select) {
        Integer number = database.queryForObject(select, Integer.class);
        return number == null ? -1 : number;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }
}
