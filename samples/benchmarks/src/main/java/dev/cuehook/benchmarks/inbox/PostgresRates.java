package dev.cuehook.benchmarks.inbox;

import dev.cuehook.inbox.Inbox;
import java.util.ArrayList;
import java.util.List;

/** What 32 clients hand to an inbox in PostgreSQL, against the same clients inserting and committing one row each. */
final class PostgresRates {

    private PostgresRates() {}

    static void run(Table table) throws Exception {
        List<Double> one = new ArrayList<>();
        List<Double> ten = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        for (int i = 0; i < Table.ROUNDS; i++) {
            double grouped = grouped();
            one.add(grouped / PlainInserts.perSecond(1));
            ten.add(grouped / PlainInserts.perSecond(10));
            many.add(grouped / PlainInserts.perSecond(Clients.MANY));
            table.note("grouped, one writer: %.0f/s", grouped);
        }
        table.atLeast("PostgreSQL: grouped : one connection, one row a commit", 12, one);
        table.atLeast("PostgreSQL: grouped : pool of 10 connections", 3, ten);
        table.atLeast("PostgreSQL: grouped : 32 connections", 1.1, many);
    }

    private static double grouped() throws Exception {
        try (PostgresStore store = new PostgresStore(4);
                Inbox inbox = store.open()) {
            return Clients.run(Clients.MANY, () -> Stored.accept(inbox)).perSecond();
        }
    }
}
