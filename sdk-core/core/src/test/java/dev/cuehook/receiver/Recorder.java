package dev.cuehook.receiver;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a receiver told. */
final class Recorder implements ReceiverListener {

    final List<Answered> answered = new CopyOnWriteArrayList<>();
    final List<Attempted> attempted = new CopyOnWriteArrayList<>();
    final List<Settled> settled = new CopyOnWriteArrayList<>();
    final List<String> abandoned = new CopyOnWriteArrayList<>();

    @Override
    public void answered(Answered told) {
        answered.add(told);
    }

    @Override
    public void attempted(Attempted told) {
        attempted.add(told);
    }

    @Override
    public void settled(Settled told) {
        settled.add(told);
    }

    @Override
    public void abandoned(String endpoint) {
        abandoned.add(endpoint);
    }

    Answered lastAnswer() {
        return answered.get(answered.size() - 1);
    }
}
