package dev.cuehook.internal.receiver;

/** A body that cannot be had whole. */
public final class BodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    BodyException(Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    /** What is wrong. */
    public Fault fault() {
        return fault;
    }

    /** What can be wrong with a body. */
    public enum Fault {
        /** Longer than the limit. */
        TOO_LARGE,
        /** Not there in time. */
        TOO_SLOW,
        /** Shorter than announced. */
        TRUNCATED,
        /** Announced, and nothing is there. */
        ALREADY_READ,
        /** Too many bytes of bodies are in flight. */
        OVER_BUDGET
    }
}
