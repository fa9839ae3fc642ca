package dev.cuehook.benchmarks.inbox;

import dev.cuehook.inbox.Inbox;
import java.util.ArrayList;
import java.util.List;

/** What the embedded inbox takes in and works off, how evenly, how near to what the disk can do, and in how much space. */
final class EmbeddedRates {

    private final List<Double> grouped = new ArrayList<>();
    private final List<Double> worked = new ArrayList<>();
    private final List<Double> slow = new ArrayList<>();
    private final List<Double> space = new ArrayList<>();
    private final List<Double> share = new ArrayList<>();

    private EmbeddedRates() {}

    static void run(Table table) throws Exception {
        EmbeddedRates rates = new EmbeddedRates();
        for (int i = 0; i < Table.ROUNDS; i++) {
            rates.round(table);
        }
        table.atLeast("embedded: 32 clients : 1 client, one row a commit", 12, rates.grouped);
        table.atLeast("embedded: completed : accepted, 32 workers beside 32 clients", 0.98, rates.worked);
        table.atMost("embedded: accept p99 : p50, 32 clients", 6, rates.slow);
        table.atMost("embedded: file per row : body", 1.7, rates.space);
        table.atLeast("embedded: accepted : raw flushes x rows a commit", 0.55, rates.share);
    }

    private void round(Table table) throws Exception {
        Clients.Rates one;
        try (EmbeddedStore store = new EmbeddedStore();
                Inbox inbox = store.open()) {
            one = Clients.run(1, () -> Stored.accept(inbox));
        }
        Clients.Rates many;
        try (EmbeddedStore store = new EmbeddedStore()) {
            try (Inbox inbox = store.open()) {
                many = Clients.run(Clients.MANY, () -> Stored.accept(inbox), store::batches);
            }
            space.add((double) store.size() / many.all() / Stored.BODY);
        }
        try (EmbeddedStore store = new EmbeddedStore();
                Inbox inbox = store.open();
                Workers workers = new Workers(inbox, Clients.MANY)) {
            Clients.Rates both = Clients.run(Clients.MANY, () -> Stored.accept(inbox), workers::completed);
            worked.add(both.watchedPerSecond() / both.perSecond());
        }
        double flushes = RawFlushes.perSecond();
        double rowsACommit = many.perSecond() / many.watchedPerSecond();
        grouped.add(many.perSecond() / one.perSecond());
        slow.add(many.p99() / many.p50());
        share.add(many.perSecond() / (flushes * rowsACommit));
        table.note(
                "1 client %.0f/s, 32 clients %.0f/s, %.1f rows a commit, %.0f raw flushes/s",
                one.perSecond(), many.perSecond(), rowsACommit, flushes);
    }
}
