package dev.cuehook.benchmarks.speed;

/** What a benchmark gives: its time, or the bytes of garbage that one call leaves. */
record Figure(String benchmark, int size, Kind kind) {

    /** Where it was measured, and what. */
    enum Kind {
        TIME,
        TIME_OF_TWO_THREADS,
        TIME_OF_A_VIRTUAL_THREAD,
        GARBAGE
    }

    static Figure time(String benchmark, int size) {
        return new Figure(benchmark, size, Kind.TIME);
    }

    static Figure garbage(String benchmark, int size) {
        return new Figure(benchmark, size, Kind.GARBAGE);
    }

    Figure of(Kind other) {
        return new Figure(benchmark, size, other);
    }
}
