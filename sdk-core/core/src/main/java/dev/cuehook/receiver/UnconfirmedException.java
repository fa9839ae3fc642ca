package dev.cuehook.receiver;

/** The platform's API could not confirm a delivery yet. */
final class UnconfirmedException extends Exception {

    private static final long serialVersionUID = 1L;

    UnconfirmedException(String detail) {
        super("Not confirmed yet: " + detail, null, false, false);
    }
}
