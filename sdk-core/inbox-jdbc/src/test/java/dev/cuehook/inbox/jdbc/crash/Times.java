package dev.cuehook.inbox.jdbc.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** When deliveries were sent first, and when they were acknowledged: what order may be expected of their handling. */
final class Times {

    private final Map<String, Long> firstSent = new ConcurrentHashMap<>();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    /** To be called before a delivery is sent. */
    void sends(String id) {
        firstSent.putIfAbsent(id, System.nanoTime());
    }

    /** To be called after it was acknowledged. */
    void acknowledges(String id) {
        acknowledged.putIfAbsent(id, System.nanoTime());
    }

    Set<String> acknowledged() {
        return acknowledged.keySet();
    }

    boolean isFirstSentAfter(String id, long nanoTime) {
        return firstSent(id) - nanoTime > 0;
    }

    /** Of what was handled in this order, those that came behind one of their resource which was sent after they were acknowledged. */
    List<String> handledTooLate(List<String> handled) {
        Map<Integer, Long> latestSent = new HashMap<>();
        List<String> late = new ArrayList<>();
        for (String id : handled) {
            long latest = latestSent.merge(Sender.resource(id), firstSent(id), Math::max);
            if (acknowledged.getOrDefault(id, Long.MAX_VALUE) < latest) {
                late.add(id);
            }
        }
        return late;
    }

    private long firstSent(String id) {
        return firstSent.getOrDefault(id, 0L);
    }
}
