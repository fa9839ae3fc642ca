package dev.cuehook.inbox;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The ended deliveries of a query, in the order in which they arrived, so that a resource keeps its order in a replay. */
record Ended(InboxAdmin admin, DeliveryQuery query, int most) {

    private static final int AT_ONCE = 100;

    /** What was kept together may be numbered in another order. */
    private static final Comparator<KeptDelivery> ARRIVAL =
            Comparator.comparing(KeptDelivery::receivedAt).thenComparing(KeptDelivery::number);

    static Ended of(InboxAdmin admin, DeliveryQuery query, int most, DeliveryState... states) {
        if (!Arrays.asList(states).contains(query.state())) {
            throw new IllegalArgumentException("The query is for deliveries in "
                    + (query.state() == null ? "any state" : "state " + query.state()) + "; expected one for "
                    + Arrays.toString(states) + ". Say which with DeliveryQuery.state(…).");
        }
        return new Ended(admin, query.fromTheOldest(), most);
    }

    ReplayReport replay(Function<KeptDelivery, ReplayOutcome> each) {
        Map<ReplayOutcome, Integer> outcomes = new EnumMap<>(ReplayOutcome.class);
        forEach(delivery -> outcomes.merge(each.apply(delivery), 1, Integer::sum));
        return new ReplayReport(
                outcomes.getOrDefault(ReplayOutcome.REPLAYED, 0),
                outcomes.getOrDefault(ReplayOutcome.ALREADY_OPEN, 0),
                outcomes.getOrDefault(ReplayOutcome.GONE, 0));
    }

    void forEach(Consumer<KeptDelivery> each) {
        DeliveryQuery next = query;
        int left = most;
        while (left > 0) {
            List<KeptDelivery> page = admin.search(next, Math.min(AT_ONCE, left));
            if (page.isEmpty()) {
                return;
            }
            page.stream().sorted(ARRIVAL).forEach(each);
            left -= page.size();
            next = next.behind(page.get(page.size() - 1));
        }
    }
}
