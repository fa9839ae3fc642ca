package dev.cuehook.servlet;

import static dev.cuehook.servlet.wire.FastPixWire.mediaReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.internal.receiver.BodyBudget;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.servlet.Entrance.Door;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.container.Settings;
import dev.cuehook.servlet.wire.Crowd;
import dev.cuehook.servlet.wire.FastPixWire;
import dev.cuehook.servlet.wire.Message;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand connections at a container of sixteen threads; a genuine delivery comes through beside them. */
class ManyConnectionsTest {

    private static final int MANY = 1_000;
    private static final int THREADS = 16;
    /** Of the container beside those for requests, and of the test. */
    private static final int OTHERS = 10;

    /** Each of these has a thread for its {@code body-time}. */
    private static final int SLOW = 300;

    private static final ThreadMXBean JVM = ManagementFactory.getThreadMXBean();

    private static final Message FORGED = Message.of("POST", Entrance.PATH)
            .header(FastPixWire.HEADER, FastPixWire.signature(new byte[1]))
            .body(mediaReady("forged", 65_536));

    private static Door open(Containers containers, Entrance entrance) {
        Door door = entrance.open(
                containers, Settings.USUAL.withThreads(THREADS), options -> options.bodyTime(Duration.ofMillis(20)));
        JVM.resetPeakThreadCount();
        return door;
    }

    private static void passes(Door door, String... ids) throws IOException {
        String id = ids[ids.length - 1];
        assertThat(door.exchange(Message.signed(Entrance.PATH, mediaReady(id))).status())
                .as("a genuine delivery meanwhile")
                .isEqualTo(200);
        assertThat(door.reached()).containsExactly(ids);
    }

    private static void tookNoMoreThreads(int before) {
        assertThat(JVM.getPeakThreadCount()).isLessThanOrEqualTo(before + THREADS + OTHERS);
    }

    @ParameterizedTest
    @EnumSource
    void givesNothingToThoseThatSayNothing(Containers containers) throws IOException {
        int before = JVM.getThreadCount();
        try (Door door = open(containers, Entrance.SERVLET);
                Crowd silent = Crowd.silent(door.container(), MANY / 2);
                Crowd interrupted = Crowd.interrupted(door.container(), MANY / 2, FORGED)) {
            passes(door, "e-1");

            tookNoMoreThreads(before);
            assertThat(silent.size() + interrupted.size()).isEqualTo(MANY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesBeforeTheBodyWhateverTheySendOfIt(Containers containers) throws IOException {
        Message malformed = Message.of("POST", Entrance.PATH)
                .header(FastPixWire.HEADER, "not Base64!")
                .body(mediaReady("malformed", 65_536));
        int before = JVM.getThreadCount();
        try (Door door = open(containers, Entrance.SERVLET);
                Crowd crowd = new Crowd(door.container(), MANY, malformed).dribbling()) {
            passes(door, "e-1");

            assertThat(crowd.statuses()).containsOnly(401).hasSize(MANY);
            tookNoMoreThreads(before);
        }
    }

    /** Their heads could be genuine: only time ends them. */
    @ParameterizedTest
    @EnumSource
    void givesTheThreadsBackOfThoseThatDribble(Containers containers) throws IOException {
        int before = JVM.getThreadCount();
        try (Door door = open(containers, Entrance.FILTER);
                Crowd crowd = new Crowd(door.container(), SLOW, FORGED).dribbling()) {
            passes(door, "e-1");

            assertThat(crowd.statuses()).contains(408).isSubsetOf(408, Crowd.CLOSED);
            assertThat(door.outcomes()).contains(Outcome.TOO_SLOW).containsOnlyOnce(Outcome.ACCEPTED);
            passes(door, "e-1", "e-2");
            tookNoMoreThreads(before);
        }
    }

    /** Bodies hold no more memory than is set apart for all of them, and give it back. */
    @ParameterizedTest
    @EnumSource
    void holdsNoMoreOfTheirBodiesThanTheBudget(Containers containers) throws IOException {
        long all = Runtime.getRuntime().maxMemory() / 8;
        long left = 4 * 65_536;
        BodyBudget budget = BodyBudget.ofProcess();
        assertThat(budget.tryTake(all - left)).isTrue();
        try (Door door = Entrance.SERVLET.open(containers, Settings.USUAL.withThreads(2 * THREADS), unchanged -> {})) {
            try (Crowd crowd = new Crowd(door.container(), THREADS, FORGED).sendContent(0, 65_535)) {
                await().until(() -> door.outcomes().size() >= crowd.size() - 4);
                passes(door, "e-1");
                assertThat(door.outcomes()).contains(Outcome.UNAVAILABLE);
            }
            await().until(() -> door.outcomes().size() == THREADS + 1);
            assertThat(door.outcomes())
                    .isSubsetOf(Outcome.UNAVAILABLE, Outcome.TRUNCATED, Outcome.TOO_SLOW, Outcome.ACCEPTED);
            await().untilAsserted(() -> {
                assertThat(budget.tryTake(left)).as("all was given back").isTrue();
                budget.giveBack(left);
            });
        } finally {
            budget.giveBack(all - left);
        }
    }

    /** Where the sender's address is known, one address keeps out itself only. */
    @ParameterizedTest
    @EnumSource
    void letsOneAddressSendSoManyBodiesAtOnce(Containers containers) throws IOException {
        int before = JVM.getThreadCount();
        try (Door door = Entrance.SERVLET.open(
                containers,
                Settings.USUAL.withThreads(THREADS).behindAProxy(),
                options -> options.connectionsPerAddress(2).bodyTime(Duration.ofSeconds(2)))) {
            try (Crowd crowd =
                    new Crowd(door.container(), SLOW, FORGED.header("X-Forwarded-For", "203.0.113.9")).dribbling()) {
                JVM.resetPeakThreadCount();
                assertThat(door.exchange(Message.signed(Entrance.PATH, mediaReady("e-1"))
                                        .header("X-Forwarded-For", "198.51.100.7"))
                                .status())
                        .isEqualTo(200);
                assertThat(crowd.statuses()).contains(429).isSubsetOf(429, 408, Crowd.CLOSED);
                assertThat(door.outcomes()).contains(Outcome.OVER_RATE).containsOnlyOnce(Outcome.ACCEPTED);
            }
        }
        tookNoMoreThreads(before);
    }
}
