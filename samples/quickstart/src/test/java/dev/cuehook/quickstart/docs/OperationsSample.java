package dev.cuehook.quickstart.docs;

import dev.cuehook.Secret;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.DeliveryQuery;
import dev.cuehook.inbox.FailedAttempt;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.InboxCounts;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.inbox.ReplayReport;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import dev.cuehook.inbox.jdbc.JdbcInboxBuilder;
import dev.cuehook.receiver.AckMode;
import dev.cuehook.receiver.ReceiverListener;
import dev.cuehook.receiver.RecentRefusal;
import dev.cuehook.receiver.WebhookReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** What an operator does with a receiver. */
class OperationsSample {

    private final WebhookReceiver receiver;

    OperationsSample(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    String whyRefused() {
        StringBuilder report = new StringBuilder();
        for (RecentRefusal refusal : receiver.recentRefusals()) {
            report.append(refusal.at() + " " + refusal.endpoint() + " " + refusal.outcome() + ": " + refusal.detail());
        }
        return report.toString();
    }

    int replayAll(String endpoint) {
        int replayed = 0;
        for (KeptDelivery dead : receiver.inbox().dead(endpoint, 100)) {
            if (receiver.inbox().replay(dead.id()) == ReplayOutcome.REPLAYED) {
                replayed++;
            }
        }
        return replayed;
    }

    String lookInto(String idFromTheLog) {
        InboxAdmin inbox = receiver.inbox();
        DeliveryQuery failed = DeliveryQuery.open().endpoint("fastpix").type("video.media.failed");
        List<KeptDelivery> page = inbox.search(failed, 50);
        List<KeptDelivery> next =
                page.isEmpty() ? List.of() : inbox.search(failed.behind(page.get(page.size() - 1)), 50);
        Optional<KeptDelivery> one = inbox.find(idFromTheLog);
        List<FailedAttempt> failures = inbox.failedAttempts(idFromTheLog);
        return page + " " + next + " " + one + " " + failures;
    }

    ReplayReport replayWhatWasLost() {
        InboxAdmin inbox = receiver.inbox();
        DeliveryQuery lost = DeliveryQuery.dead().endpoint("fastpix").error("java.net.ConnectException");
        ReplayReport would = inbox.dryRun(lost, 10_000);
        ReplayReport did = inbox.replayAll(lost, 10_000);
        inbox.discardAll(DeliveryQuery.dead().reason(DeadReason.REJECTED), 10_000);
        return would.equals(did) ? did : would;
    }

    long holdDuringMaintenance(String endpoint, Runnable maintenance) {
        receiver.inbox().hold(endpoint); // deliveries are taken in and wait
        maintenance.run();
        InboxCounts counts = receiver.inbox().counts(endpoint);
        receiver.inbox().release(endpoint);
        return counts.open();
    }

    /** Counts, as a bridge to metrics would. */
    static class Counting implements ReceiverListener {

        private final LongAdder refused = new LongAdder();
        private final LongAdder dead = new LongAdder();

        @Override
        public void answered(Answered answered) {
            if (answered.refusal() != null) {
                refused.increment();
            }
        }

        @Override
        public void settled(Settled settled) {
            if (settled.dead() != null) {
                dead.increment();
            }
        }

        long refusedCount() {
            return refused.sum();
        }

        long deadCount() {
            return dead.sum();
        }
    }

    static List<Inbox> durable(DataSource dataSource) {
        Inbox files = JdbcInbox.embedded(Path.of("data/inbox"));
        Inbox database =
                JdbcInboxBuilder.in(dataSource).retention(Duration.ofDays(14)).build();
        return List.of(files, database);
    }

    static WebhookReceiver bounded(Secret secret, Counting counting) {
        Inbox inbox = MemoryInbox.builder()
                .mostOpen(50_000)
                .mostOpenBytes(256L << 20)
                .retention(Duration.ofDays(3))
                .build();
        return WebhookReceiver.builder()
                .endpoint(
                        "fastpix",
                        FastPix.verifier(secret),
                        endpoint -> endpoint.bodyLimit(256 << 10)
                                .bodyTime(Duration.ofSeconds(5))
                                .ratePerSecond(200)
                                .refusalsPerMinute(600)
                                .ackMode(AckMode.BEST_EFFORT))
                .inbox(inbox)
                .listener(counting)
                .concurrency(32)
                .handlerTimeLimit(Duration.ofMinutes(1))
                .closingTime(Duration.ofSeconds(20))
                .build();
    }
}
