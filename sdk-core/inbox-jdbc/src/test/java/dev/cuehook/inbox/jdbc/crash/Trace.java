package dev.cuehook.inbox.jdbc.crash;

import dev.cuehook.inbox.jdbc.crash.FileEvent.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/** In which order a receiver wrote, flushed and answered, from its first answer to its last. */
final class Trace {

    private static final int FRAME_HEADER = 24;
    private static final int AFTER_A_CHECKPOINT = 60;

    private final Set<String> written = new HashSet<>();
    private final Set<String> flushed = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Integer> inCheckpoints = new ArrayList<>();
    private boolean logDirty;
    private boolean databaseDirty;
    private int events;
    private int first;
    private int sinceCheckpoint = AFTER_A_CHECKPOINT;
    private int answers;
    private int logFlushes;
    private boolean last;
    private boolean takesIn;
    private int transactions;
    private int batches;
    private int unflushedBatches;
    private int checkpoints;
    private int[] atLastAnswer = new int[4];

    static Trace of(Path folder) throws IOException {
        Trace trace = new Trace();
        FileLog.forEach(folder, trace::add);
        return trace;
    }

    private void add(FileEvent event) {
        events++;
        switch (event.file()) {
            case LOG -> log(event);
            case DATABASE -> database(event);
            case ACKS -> answer(event);
            default -> {}
        }
        if (answers > 0 && sinceCheckpoint++ < AFTER_A_CHECKPOINT) {
            inCheckpoints.add(events);
        }
    }

    private void log(FileEvent event) {
        switch (event.kind()) {
            case WRITTEN -> {
                faultIf(databaseDirty && event.offset() == 0, "The log begins anew before the file's flush");
                logDirty = true;
                logWritten(event.data());
            }
            case FLUSHED -> {
                logDirty = false;
                logFlushes++;
                batches += unflushedBatches;
                unflushedBatches = 0;
                flushed.addAll(written);
                written.clear();
            }
            default -> faultIf(databaseDirty, "The log is cut before the file's flush");
        }
    }

    private void database(FileEvent event) {
        if (event.kind() == Kind.FLUSHED) {
            databaseDirty = false;
            checkpoints++;
        } else {
            faultIf(logDirty, "The file is written before the log's flush");
            databaseDirty = true;
            sinceCheckpoint = 0;
        }
    }

    private void answer(FileEvent event) {
        if (event.kind() != Kind.WRITTEN) {
            return;
        }
        if (answers++ == 0) {
            first = events;
            logFlushes = 0;
            transactions = 0;
            batches = 0;
            checkpoints = 0;
            faults.clear();
        }
        atLastAnswer = new int[] {logFlushes, transactions, batches, checkpoints};
        faultIf(!flushed.contains(event.id()), "Answered before its flush");
    }

    private void faultIf(boolean wrong, String fault) {
        if (wrong) {
            faults.add(fault + " (event " + events + ")");
        }
    }

    /** The header of a frame, which says whether a transaction ends with it, or its page, with the bodies of deliveries. */
    private void logWritten(byte[] data) {
        if (data.length == FRAME_HEADER) {
            last = ByteBuffer.wrap(data).getInt(4) != 0;
            return;
        }
        Matcher id = CrashReceiver.ID.matcher(new String(data, StandardCharsets.ISO_8859_1));
        while (id.find()) {
            takesIn |= !flushed.contains(id.group(1)) && written.add(id.group(1));
        }
        if (last) {
            transactions++;
            unflushedBatches += takesIn ? 1 : 0;
            last = false;
            takesIn = false;
        }
    }

    /** What came before what it has to come after. */
    List<String> faults() {
        return faults;
    }

    int events() {
        return events;
    }

    /** The number of the event that is the first answer. */
    int first() {
        return first;
    }

    /** The numbers of events in checkpoints and shortly after. */
    List<Integer> inCheckpoints() {
        return inCheckpoints;
    }

    int answers() {
        return answers;
    }

    /** Between the first answer and the last. */
    int logFlushes() {
        return atLastAnswer[0];
    }

    /** Between the first answer and the last. */
    int transactions() {
        return atLastAnswer[1];
    }

    /** Those of the transactions that took in what was not there before, and are flushed. */
    int batches() {
        return atLastAnswer[2];
    }

    /** Between the first answer and the last. */
    int checkpoints() {
        return atLastAnswer[3];
    }

    @Override
    public String toString() {
        return answers + " answers, " + transactions() + " transactions, " + batches() + " batches, " + logFlushes()
                + " flushes of the log, " + checkpoints() + " checkpoints, " + events + " events";
    }
}
