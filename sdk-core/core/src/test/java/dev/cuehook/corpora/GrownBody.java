package dev.cuehook.corpora;

import static dev.cuehook.sender.Crypto.utf8;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that cost a careless reader far more than their length. */
@SuppressWarnings("ImmutableEnumChecker") // the functions are lambdas without state
enum GrownBody {
    /** A hundred thousand levels of arrays, none of them closed. */
    NESTED_ARRAYS(length -> "{\"a\":" + "[".repeat(length)),
    NESTED_OBJECTS(length -> "{\"a\":".repeat(length / 5)),
    CLOSED_ARRAYS(length -> "{\"a\":" + "[".repeat(length / 2) + "]".repeat(length / 2) + "}"),
    LONG_NAME(length -> "{\"" + "n".repeat(length) + "\":1}"),
    LONG_NUMBER(length -> "{\"n\":" + "9".repeat(length) + "}"),
    LONG_EXPONENT(length -> "{\"n\":1e" + "9".repeat(length) + "}"),
    HUGE_EXPONENT(length ->
            "{\"createdAt\":1e999999999,\"timestamp\":1e-999999999,\"id\":9e999999999,\"created\":1e99999999}"),
    LONG_TEXT(length -> "{\"id\":\"" + "i".repeat(length) + "\"}"),
    ESCAPES(length -> "{\"id\":\"" + "\\u0041".repeat(length / 6) + "\"}"),
    BACKSLASHES(length -> "{\"id\":\"" + "\\\\".repeat(length / 2) + "\"}"),
    BEYOND_ASCII(length -> "{\"id\":\"" + "\u00e9".repeat(length / 2) + "\"}"),
    MANY_MEMBERS(length -> members(length / 10, i -> "m" + i)),
    /** Names with one hash code: a table of them degrades to a list where it is careless. */
    NAMES_WITH_ONE_HASH(length -> members(Math.min(1 << 14, length / 40), GrownBody::collision)),
    DUPLICATES(length -> members(length / 8, i -> "same")),
    MANY_ITEMS(length -> "{\"a\":[" + "0,".repeat(length / 2) + "0]}"),
    MANY_OBJECTS(length -> "{\"a\":[" + "{},".repeat(length / 3) + "{}]}"),
    MANY_TEXTS(length -> "{\"a\":[" + "\"\",".repeat(length / 3) + "\"\"]}"),
    WHITE_SPACE(length -> "{" + " ".repeat(length) + "}"),
    SPACE_BEHIND(length -> "{}" + "\n".repeat(length)),
    OPEN_STRING(length -> "{\"a\":\"" + "x".repeat(length)),
    QUOTES(length -> "\"".repeat(length)),
    COMMAS(length -> "{" + ",".repeat(length)),
    COLONS(length -> "{\"a\"" + ":".repeat(length)),
    ZEROS(length -> "\u0000".repeat(length));

    private final IntFunction<String> text;

    GrownBody(IntFunction<String> text) {
        this.text = text;
    }

    /** The body, of about this length. */
    byte[] ofLength(int length) {
        return utf8(text.apply(length));
    }

    private static String members(int count, IntFunction<String> name) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + name.apply(i) + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** {@code "Aa"} and {@code "BB"} have one hash code, and so has every row of as many of them. */
    private static String collision(int number) {
        return IntStream.range(0, 14)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
