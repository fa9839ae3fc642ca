package dev.cuehook.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What listeners heard, in order. */
final class Heard {

    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    void add(String line) {
        lines.add(line);
    }

    /** The next so many lines, waiting for them. */
    List<String> next(int count) {
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            heard.add(next());
        }
        return heard;
    }

    String next() {
        try {
            String line = lines.poll(20, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("No listener was called within 20 seconds.");
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }
}
