package dev.cuehook.testing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Fresh ids of letters and digits, as platforms without UUIDs make them. */
final class ShortId {

    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private ShortId() {}

    static String next(int length) {
        return ThreadLocalRandom.current()
                .ints(length, 0, CHARACTERS.length())
                .mapToObj(i -> CHARACTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
