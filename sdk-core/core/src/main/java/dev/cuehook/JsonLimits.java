package dev.cuehook;

/**
 * How far a body may go before it counts as unreadable, beside the limit on its size. Immutable and thread-safe.
 *
 * <p>Default: 64 levels, names of 256 characters, numbers of 64 characters. A name that occurs twice in one object is
 * always unreadable: two readers could see two different events.
 *
 * @param maxDepth levels of nesting, at least 8
 * @param maxNameLength characters of a member's name, at least 64
 * @param maxNumberLength characters of a number, at least 20
 * @since 0.1
 */
public record JsonLimits(int maxDepth, int maxNameLength, int maxNumberLength) {

    private static final JsonLimits DEFAULTS = new JsonLimits(64, 256, 64);

    /** Checks the bounds. */
    public JsonLimits {
        atLeast("maxDepth", maxDepth, 8);
        atLeast("maxNameLength", maxNameLength, 64);
        atLeast("maxNumberLength", maxNumberLength, 20);
    }

    /** 64 levels, names of 256 characters, numbers of 64. */
    public static JsonLimits defaults() {
        return DEFAULTS;
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; expected at least " + least + ".");
        }
    }
}
