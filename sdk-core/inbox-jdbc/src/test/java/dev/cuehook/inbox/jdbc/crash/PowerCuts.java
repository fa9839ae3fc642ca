package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.jdbc.crash.FileEvent.File;
import dev.cuehook.inbox.jdbc.crash.FileEvent.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Replays what a receiver did to its files, cuts the power at seeded moments, and looks for what it had acknowledged. */
final class PowerCuts {

    private final Path folder;
    private final Trace trace;
    private final Random random;
    private final Disk disk = new Disk();
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, Long> handled = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int event;
    private int again;
    private int forgotten;

    PowerCuts(Path folder, long seed) throws IOException {
        this.folder = folder;
        this.trace = Trace.of(folder);
        this.random = new Random(seed);
    }

    Trace trace() {
        return trace;
    }

    /** What so many cuts did to the inbox, half of them in checkpoints and shortly after. */
    List<String> faults(int cuts) throws IOException {
        Set<Integer> moments = moments(cuts);
        FileLog.forEach(folder, next -> {
            replay(next);
            if (moments.contains(event)) {
                try {
                    cut(next.micros());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        System.out.println(cuts + " cuts, after which " + again + " deliveries that had been handled were open again, "
                + forgotten + " were forgotten as they should be, and there were " + faults.size() + " faults");
        Path all = Files.createDirectory(folder.resolve("all"));
        disk.write(all);
        assertThat(all.resolve("inbox.db"))
                .as("the replay of everything")
                .hasSameBinaryContentAs(folder.resolve("inbox").resolve("inbox.db"));
        return faults;
    }

    /** How many deliveries were rightly not known any more after the cuts. */
    int forgotten() {
        return forgotten;
    }

    private Set<Integer> moments(int cuts) {
        List<Integer> inCheckpoints = trace.inCheckpoints();
        Set<Integer> moments = new TreeSet<>();
        while (moments.size() < cuts) {
            moments.add(
                    moments.size() % 2 == 0
                            ? trace.first() + random.nextInt(trace.events() - trace.first())
                            : inCheckpoints.get(random.nextInt(inCheckpoints.size())));
        }
        return moments;
    }

    private void replay(FileEvent next) {
        event++;
        disk.apply(next);
        if (next.is(Kind.WRITTEN, File.ACKS)) {
            acknowledged.add(next.id());
        } else if (next.is(Kind.WRITTEN, File.EFFECTS)) {
            handled.put(next.id(), next.micros());
        }
    }

    private void cut(long micros) throws IOException {
        Path image = Files.createDirectory(folder.resolve("cut-" + event));
        disk.cut(image, random);
        Autopsy autopsy = Autopsy.of(image);
        autopsy.faults().forEach(fault -> faults.add("cut at " + event + ": " + fault));
        long remembered = micros - Variant.RETENTION.toNanos() / 1_000;
        for (String id : acknowledged) {
            boolean open = autopsy.open().contains(id);
            boolean known = autopsy.known().contains(id);
            Long end = handled.get(id);
            if (end == null ? !open : !known && end > remembered) {
                faults.add("cut at " + event + ": acknowledged and lost: " + id);
            }
            again += end != null && open ? 1 : 0;
            forgotten += end != null && !known ? 1 : 0;
        }
    }
}
