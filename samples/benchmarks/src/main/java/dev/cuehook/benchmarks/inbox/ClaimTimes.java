package dev.cuehook.benchmarks.inbox;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long a claim of 20 takes beside much that is done, and behind much that waits for one resource. */
final class ClaimTimes {

    private static final int CLAIMS = 60;
    private static final int MOST = 20;
    private static final int DONE = Integer.getInteger("done", 1_000_000);
    private static final int BACKLOG = 20_000;

    private ClaimTimes() {}

    static void behindDone(Table table) throws Exception {
        table.note("claims of %d beside %,d done rows, and beside 1,000", MOST, DONE);
        compare(
                table,
                "claim beside done rows : beside 1,000",
                2,
                store -> done(store, DONE),
                store -> done(store, 1_000));
    }

    static void behindBacklog(Table table) throws Exception {
        compare(
                table,
                "claim behind 20,000 open rows of one resource : behind 100",
                3,
                store -> backlog(store, BACKLOG),
                store -> backlog(store, 100));
    }

    private static void compare(Table table, String what, double goal, Filling much, Filling little) throws Exception {
        try (Store one = new EmbeddedStore();
                Store other = new EmbeddedStore()) {
            table.atMost("embedded: " + what, goal, ratios(table, much.fill(one), little.fill(other)));
        }
        // Without flushes, which both sides would wait for
        String begin = "SET synchronous_commit = off";
        try (Store one = new PostgresStore(MOST + 2, begin);
                Store other = new PostgresStore(MOST + 2, begin)) {
            table.atMost("PostgreSQL: " + what, goal, ratios(table, much.fill(one), little.fill(other)));
        }
    }

    private static Inbox done(Store store, int count) throws Exception {
        try (Inbox inbox = store.open();
                Workers workers = new Workers(inbox, MOST)) {
            Store.fill(inbox, 1_000, i -> i);
            workers.await(1_000);
        }
        if (count > 1_000) {
            store.multiplyDone(count / 1_000);
        }
        return backlog(store, CLAIMS);
    }

    /** So many of one resource. */
    private static Inbox backlog(Store store, int count) throws Exception {
        Inbox inbox = store.open();
        Store.fill(inbox, count, i -> 0);
        return inbox;
    }

    private static List<Double> ratios(Table table, Inbox much, Inbox little) throws Exception {
        List<Double> ratios = new ArrayList<>();
        try (much;
                little) {
            for (int round = 0; round <= Table.ROUNDS; round++) {
                List<Double> slow = new ArrayList<>();
                List<Double> fast = new ArrayList<>();
                for (int i = 0; i < CLAIMS; i++) {
                    slow.add(millis(much));
                    fast.add(millis(little));
                }
                if (round > 0) { // the first one warms up
                    ratios.add(Table.median(slow) / Table.median(fast));
                    table.note("%.3f ms, %.3f ms", Table.median(slow), Table.median(fast));
                }
            }
        }
        return ratios;
    }

    /** One that takes the first of the backlog, and some of other resources. */
    private static double millis(Inbox inbox) throws InterruptedException {
        Store.fill(inbox, MOST, i -> i);
        long since = System.nanoTime();
        List<ClaimedDelivery> claims = inbox.claim(Stored.ENDPOINT, MOST, Duration.ofMinutes(10));
        double millis = (System.nanoTime() - since) / 1e6;
        if (claims.size() < MOST) {
            throw new IllegalStateException("Only " + claims.size() + " were claimed.");
        }
        claims.forEach(claim -> inbox.settle(claim, Settlement.done(), Transaction.none()));
        return millis;
    }

    /** Puts something into a store. */
    @FunctionalInterface
    private interface Filling {
        Inbox fill(Store store) throws Exception;
    }
}
