package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database server that is killed under load, and its connections: lost in the middle of a commit, refused, silent. */
@Tag("services")
@Timeout(600)
abstract class OutageContract {

    /** For PostgreSQL's driver, which else sends the number of a statement in place of its text. */
    private static final String TEXT_OF_EACH = "&prepareThreshold=0";

    private final Store store;

    OutageContract(Store store) {
        this.store = store;
    }

    @Test
    void losesNothingWhenTheServerIsKilledAndStartedAgain(@TempDir Path folder) throws Exception {
        try (PrivateServer server = PrivateServer.create(store, folder, Map.of())) {
            Effects effects = Effects.fresh(store.dataSource(server.url()));
            try (CrashRun run = run(folder, 2, server.url())) {
                run.start();
                run.run(() -> run.without(server::kill, server::start));
                effects.requireOnceEachAndInOrder(run);
            }
        }
    }

    /** In as many runs as it takes: a quick database has taken everything in before a handler has committed again. */
    @Test
    void losesNothingWhenConnectionsAreLostInTheMiddleOfACommit(@TempDir Path folder) throws Exception {
        AtomicInteger cuts = new AtomicInteger();
        for (int i = 0; i < 20 && cuts.get() < 4; i++) {
            loseConnections(Files.createDirectory(folder.resolve("run-" + i)), cuts);
        }
        assertThat(cuts).as("connections lost").hasValueGreaterThanOrEqualTo(4);
    }

    private void loseConnections(Path folder, AtomicInteger cuts) throws Exception {
        Effects effects = Effects.fresh(store.dataSource(store.url()));
        try (TcpProxy proxy = new TcpProxy(store.url());
                CrashRun run = run(folder, 12, proxy.url() + TEXT_OF_EACH)) {
            run.start();
            run.run(() -> {
                boolean accepting = cuts.get() % 2 == 0;
                boolean committed = cuts.get() % 4 < 2;
                String ending = accepting ? "INSERT INTO cuehook_inbox_body" : Effects.TABLE;
                proxy.cutOnce(new TcpProxy.Cut(
                        (transaction, message) -> message.contains("COMMIT") && transaction.contains(ending),
                        committed));
                boolean cut = awaitUnlessDone(run, proxy::hasCut);
                cuts.addAndGet(cut ? 1 : 0);
                effects.requireWhole();
                long before = effects.count(); // what was cut ends too: more failures in a row pause the endpoint
                boolean unused = awaitUnlessDone(run, () -> effects.count() > before + 20);
            });
            effects.requireOnceEachAndInOrder(run);
        }
    }

    @Test
    void answersUnavailableWhileTheDatabaseRefusesOrIsSilent(@TempDir Path folder) throws Exception {
        Effects effects = Effects.fresh(store.dataSource(store.url()));
        AtomicBoolean refuses = new AtomicBoolean();
        try (TcpProxy proxy = new TcpProxy(store.url());
                CrashRun run = run(folder, 2, proxy.url())) {
            run.start();
            run.run(() ->
                    run.without(refuses.compareAndSet(false, true) ? proxy::refuse : proxy::hold, proxy::restore));
            effects.requireOnceEachAndInOrder(run);
        }
    }

    /** Whether it came before all was acknowledged. */
    private static boolean awaitUnlessDone(CrashRun run, Callable<Boolean> condition) throws Exception {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> condition.call() || run.acknowledged().size() == run.deliveries());
        return condition.call();
    }

    private CrashRun run(Path folder, int disturbances, String url) {
        return CrashRun.seeded(Launch.of(store, folder).at(url), 500, disturbances);
    }
}
