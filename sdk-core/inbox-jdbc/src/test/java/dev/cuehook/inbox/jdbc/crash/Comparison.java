package dev.cuehook.inbox.jdbc.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was acknowledged, against what was handled, in this order. */
record Comparison(Set<String> acknowledged, List<String> handled) {

    /** Reads the file of effects until all that was acknowledged is in it, or the time is over. */
    static Comparison await(Path effects, Set<String> acknowledged, Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        Comparison comparison;
        do {
            List<String> handled = Files.exists(effects) ? Files.readAllLines(effects) : List.of();
            comparison = new Comparison(acknowledged, handled);
        } while (!comparison.lost().isEmpty() && System.nanoTime() < end);
        return comparison;
    }

    Set<String> lost() {
        Set<String> lost = new HashSet<>(acknowledged);
        handled.forEach(lost::remove);
        return lost;
    }

    /** How many times something was handled that had been handled before. */
    int repeats() {
        return handled.size() - new HashSet<>(handled).size();
    }
}
