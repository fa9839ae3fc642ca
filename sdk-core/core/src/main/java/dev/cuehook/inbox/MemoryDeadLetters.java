package dev.cuehook.inbox;

import dev.cuehook.Identity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dead deliveries of each endpoint, in the order in which they died. Guarded by the inbox's lock. */
final class MemoryDeadLetters {

    private final int most;
    private final long mostBytes;
    private long bytes;
    private final Map<String, Map<String, Letter>> byEndpoint = new HashMap<>();

    MemoryDeadLetters(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** The letters that gave way to this one. */
    List<Letter> add(DeadDelivery delivery, int replay) {
        Map<String, Letter> letters = of(delivery.delivery().endpoint());
        letters.put(delivery.delivery().id(), new Letter(delivery, replay));
        bytes += delivery.delivery().body().length;
        List<Letter> gaveWay = new ArrayList<>();
        while (letters.size() > most || (bytes > mostBytes && letters.size() > 1)) {
            Letter oldest = letters.values().iterator().next();
            remove(oldest.delivery.delivery().id());
            gaveWay.add(oldest);
        }
        return gaveWay;
    }

    List<DeadDelivery> newest(String endpoint, int count) {
        List<DeadDelivery> all = new ArrayList<>();
        of(endpoint).values().forEach(letter -> all.add(letter.delivery));
        Collections.reverse(all);
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }

    @Nullable
    Letter find(String id) {
        for (Map<String, Letter> letters : byEndpoint.values()) {
            Letter letter = letters.get(id);
            if (letter != null) {
                return letter;
            }
        }
        return null;
    }

    @Nullable
    Letter remove(String id) {
        Letter letter = find(id);
        if (letter != null) {
            of(letter.delivery.delivery().endpoint()).remove(id);
            bytes -= letter.delivery.delivery().body().length;
        }
        return letter;
    }

    long count(String endpoint) {
        return of(endpoint).size();
    }

    private Map<String, Letter> of(String endpoint) {
        return byEndpoint.computeIfAbsent(endpoint, ignored -> new LinkedHashMap<>());
    }

    /** A dead delivery and how often it was replayed before. */
    record Letter(DeadDelivery delivery, int replay) {
        Identity identity() {
            return delivery.delivery().identity();
        }
    }
}
