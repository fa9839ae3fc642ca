package dev.cuehook.internal.root;

import java.io.IOException;

/** Where a body stops being JSON within the limits, and what was expected there; holds nothing of the body. */
final class JsonSyntaxException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int at;

    JsonSyntaxException(String expected, int at) {
        super(expected);
        this.at = at;
    }

    /** The offset of the byte. */
    int at() {
        return at;
    }
}
