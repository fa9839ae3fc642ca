package dev.cuehook.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Identity;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.StoredDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Deliveries of one resource are handed out one at a time, in order; those of different ones side by side. */
interface InboxOrder extends InboxTests {

    @Test
    default void handsOutOneResourceInOrderOfAcceptance() {
        List<String> accepted = acceptAll("clip-1", 20);

        assertThat(bench().drain()).containsExactlyElementsOf(accepted);
    }

    @Test
    default void handsOutOneResourceOneAtATime() {
        acceptAll("clip-1", 3);
        ClaimedDelivery first = bench().claimOne();

        assertThat(bench().claim(10)).isEmpty();
        bench().done(first);
        assertThat(bench().claim(10)).hasSize(1);
    }

    @Test
    default void oneResourceDoesNotWaitForAnother() {
        acceptAll("clip-1", 2);
        bench().claimOne();
        StoredDelivery other = bench().accept(bench().delivery("clip-2"));

        assertThat(bench().claimOne().delivery().id()).isEqualTo(other.id());
    }

    @Test
    default void deliveriesWithoutAResourceWaitForNothing() {
        for (int i = 0; i < 5; i++) {
            bench().accept(bench().delivery());
        }

        assertThat(bench().claim(10)).hasSize(5);
    }

    @Test
    default void handsOutNoMoreThanAskedFor() {
        for (int i = 0; i < 5; i++) {
            bench().accept(bench().delivery());
        }

        assertThat(bench().claim(2)).hasSize(2);
        assertThat(bench().claim(10)).hasSize(3);
        assertThat(bench().claim(10)).isEmpty();
    }

    @Test
    default void handsOutTheLongestDueFirst() {
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            accepted.add(bench().accept(bench().delivery()).id());
            contract().moveTime(Duration.ofSeconds(1));
        }

        assertThat(InboxBench.ids(bench().claim(2))).containsExactlyElementsOf(accepted.subList(0, 2));
    }

    @Test
    default void handsOutOnlyOfTheEndpointAskedFor() {
        StoredDelivery other = bench().accept(bench().deliveryTo(InboxBench.OTHER_ENDPOINT));

        assertThat(bench().claim(10)).isEmpty();
        assertThat(InboxBench.ids(bench().inbox().claim(InboxBench.OTHER_ENDPOINT, 10, InboxBench.LEASE)))
                .containsExactly(other.id());
    }

    /** If one was accepted before another came, it is handed out before it, whoever else writes. */
    @Test
    default void keepsTheOrderOfEachWriterAmongMany() throws Exception {
        List<List<String>> written = AtOnce.run(8, writer -> () -> {
            List<String> mine = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                mine.add(bench().accept(bench().delivery("clip-" + i % 3)).id());
            }
            return mine;
        });

        List<String> handled = bench().drain();

        assertThat(handled).hasSize(8 * 15).doesNotHaveDuplicates();
        for (List<String> mine : written) {
            for (int resource = 0; resource < 3; resource++) {
                List<Integer> places = new ArrayList<>();
                for (int i = resource; i < mine.size(); i += 3) {
                    places.add(handled.indexOf(mine.get(i)));
                }
                assertThat(places).isSorted();
            }
        }
    }

    @Test
    default void neverHandsOutOneResourceTwiceAtOnceToManyWorkers() throws Exception {
        Map<String, List<String>> accepted = new HashMap<>();
        for (int resource = 0; resource < 5; resource++) {
            accepted.put("clip-" + resource, acceptAll("clip-" + resource, 20));
        }
        Set<String> running = ConcurrentHashMap.newKeySet();
        Set<String> ranTwice = ConcurrentHashMap.newKeySet();
        Map<String, List<String>> handled = new ConcurrentHashMap<>();
        AtomicInteger left = new AtomicInteger(5 * 20);
        long end = System.nanoTime() + InboxBench.PATIENCE.toNanos();

        AtOnce.run(6, worker -> () -> {
            while (left.get() > 0 && ranTwice.isEmpty() && System.nanoTime() < end) {
                List<ClaimedDelivery> claims = bench().claim(3);
                for (ClaimedDelivery claim : claims) {
                    if (!running.add(resourceOf(claim))) {
                        ranTwice.add(resourceOf(claim));
                    }
                }
                for (ClaimedDelivery claim : claims) {
                    handled.computeIfAbsent(
                                    resourceOf(claim), ignored -> Collections.synchronizedList(new ArrayList<>()))
                            .add(claim.delivery().id());
                    running.remove(resourceOf(claim));
                    bench().done(claim);
                    left.decrementAndGet();
                }
            }
            return worker;
        });

        assertThat(ranTwice).as("resources that ran twice at once").isEmpty();
        assertThat(handled).isEqualTo(accepted);
    }

    private List<String> acceptAll(String resource, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(bench().accept(bench().delivery(resource)).id());
        }
        return ids;
    }

    private static String resourceOf(ClaimedDelivery claim) {
        Identity resource = claim.delivery().resource();
        assertThat(resource).as("resource of %s", claim.delivery()).isNotNull();
        return resource == null ? "" : resource.readable();
    }
}
