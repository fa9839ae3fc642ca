package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An inbox in a database through kills, with effects in the inbox's own transaction: nothing lost, and nothing twice. */
@Tag("services")
@Timeout(1_800)
abstract class ServerCrashContract {

    abstract Store store();

    @Test
    void losesNothingAndHandlesNothingTwiceInEffect(@TempDir Path folder) throws Exception {
        DataSource dataSource = Objects.requireNonNull(store().dataSource());
        prepare(dataSource);
        int deliveries = Integer.getInteger("cuehook.crash.deliveries", 1_500);
        int kills = Integer.getInteger("cuehook.crash.kills", 3);
        long seed = Long.getLong("cuehook.crash.seed", System.nanoTime());
        System.out.println("Crash run on " + store() + ": cuehook.crash.seed=" + seed);
        CrashRun run = new CrashRun(store(), folder, deliveries, kills, seed);

        ReceiverProcess receiver = run.run();
        Map<String, Integer> effects = awaitEffects(dataSource, run);
        receiver.kill();

        assertThat(run.refusals()).isZero();
        assertThat(run.acknowledged()).hasSize(deliveries);
        assertThat(effects.keySet())
                .as("handled, of what was acknowledged, with seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(run.acknowledged());
        assertThat(effects.values()).as("effects, with seed %d", seed).containsOnly(1);
    }

    private static void prepare(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : new String[] {
                "schema",
                "inbox",
                "inbox_body",
                "inbox_queue",
                "inbox_lane",
                "inbox_dead",
                "inbox_endpoint",
                "inbox_flush",
                "crash_effects"
            }) {
                statement.execute("DROP TABLE IF EXISTS cuehook_" + table);
            }
            statement.execute("CREATE TABLE cuehook_crash_effects (id VARCHAR(100) NOT NULL)");
        }
    }

    /** What was being handled at the last kill comes again when its lease ends, after a minute. */
    private static Map<String, Integer> awaitEffects(DataSource dataSource, CrashRun run) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        Map<String, Integer> effects = new HashMap<>();
        while (!effects.keySet().containsAll(run.acknowledged()) && System.nanoTime() < end) {
            effects.clear();
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("SELECT id, COUNT(*) FROM cuehook_crash_effects GROUP BY id")) {
                while (rows.next()) {
                    effects.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return effects;
    }
}
