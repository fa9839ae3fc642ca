package dev.cuehook.benchmarks.inbox;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether the file of an embedded inbox stays as large as what it remembers. What is over is forgotten once a minute, so the
 * retention is short beside that minute, and the file is compared after one and after three times of forgetting.
 */
final class Retention {

    private static final Duration MINUTE = Duration.ofSeconds(65);
    private static final int PER_SECOND = 500;

    private Retention() {}

    static void run(Table table) throws Exception {
        Duration retention = Duration.ofSeconds(1);
        try (EmbeddedStore store = new EmbeddedStore();
                Inbox inbox = store.builder()
                        .retention(retention)
                        .keepBodies(retention)
                        .build()) {
            inbox.open(new InboxContext(Set.of(Stored.ENDPOINT), Clock.systemUTC(), () -> {}));
            try (Workers workers = new Workers(inbox, 8)) {
                send(inbox, MINUTE);
                double first = store.size();
                send(inbox, MINUTE.multipliedBy(2));
                double third = store.size();
                table.note("%.1f MB, then %.1f MB; %,d deliveries", first / 1e6, third / 1e6, workers.completed());
                table.atMost("embedded: file after 3 times of forgetting : after 1", 1.1, List.of(third / first));
            }
        }
    }

    private static void send(Inbox inbox, Duration time) {
        long since = System.nanoTime();
        for (long sent = 0; System.nanoTime() - since < time.toNanos(); sent++) {
            LockSupport.parkNanos(since + sent * 1_000_000_000 / PER_SECOND - System.nanoTime());
            Stored.accept(inbox);
        }
    }
}
