package dev.cuehook.inbox.jdbc.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What is sent in which order, each twice and a tenth out of order, and after how many answers receivers are disturbed. */
record Schedule(List<String> order, Set<Integer> disturbedAt) {

    static Schedule of(int deliveries, int disturbances, long seed) {
        Random random = new Random(seed);
        Set<Integer> disturbedAt = new TreeSet<>();
        while (disturbedAt.size() < disturbances) {
            disturbedAt.add(1 + random.nextInt(deliveries * 2 - 2));
        }
        List<String> order = new ArrayList<>();
        for (int i = 0; i < deliveries; i++) {
            order.add(seed + "-" + i);
            order.add(seed + "-" + Math.max(0, i - random.nextInt(50))); // a repeat, of this one or one before
        }
        for (int i = 0; i < order.size() / 10; i++) {
            int from = random.nextInt(order.size());
            Collections.swap(order, from, Math.min(order.size() - 1, from + random.nextInt(30)));
        }
        return new Schedule(order, disturbedAt);
    }
}
