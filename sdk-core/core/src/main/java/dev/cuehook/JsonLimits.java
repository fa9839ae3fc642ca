package dev.cuehook;

/**
 * How far a body may go before it counts as unreadable, beside the limit on its size. Immutable and thread-safe.
 *
 * <p>Default: 64 levels, names of 256 characters, numbers of 128 characters. A name that occurs twice in one object is
 * always unreadable: two readers could see two different events.
 *
 * @param maxDepth levels of nesting, 8 to 1,000
 * @param maxNameLength characters of a member's name, 64 to 50,000
 * @param maxNumberLength characters of a number, 20 to 10,000
 * @since 0.1
 */
public record JsonLimits(int maxDepth, int maxNameLength, int maxNumberLength) {

    private static final JsonLimits NARROWEST = new JsonLimits(8, 64, 20);
    private static final JsonLimits DEFAULTS = new JsonLimits(64, 256, 128);
    private static final JsonLimits WIDEST = new JsonLimits(1_000, 50_000, 10_000);

    /** Checks the bounds. */
    public JsonLimits {
        within("maxDepth", maxDepth, 8, 1_000);
        within("maxNameLength", maxNameLength, 64, 50_000);
        within("maxNumberLength", maxNumberLength, 20, 10_000);
    }

    /** 64 levels, names of 256 characters, numbers of 128. */
    public static JsonLimits defaults() {
        return DEFAULTS;
    }

    /** The narrowest that can be set: 8 levels, names of 64 characters, numbers of 20. */
    public static JsonLimits narrowest() {
        return NARROWEST;
    }

    /** The widest that can be set: 1,000 levels, names of 50,000 characters, numbers of 10,000. */
    public static JsonLimits widest() {
        return WIDEST;
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; expected " + least + " to " + most + ".");
        }
    }
}
