package dev.cuehook.internal.root;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEqualityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | {}",
                "{} | { }",
                "{\"a\":1} | { \"a\" : 1 }",
                "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1}",
                "{\"a\":{\"b\":[1,{\"c\":2,\"d\":3}]}} | {\"a\":{\"b\":[1,{\"d\":3,\"c\":2}]}}",
                "{\"a\":\"\\u00e9\"} | {\"a\":\"é\"}",
                "{\"a\":\"\\ud83d\\ude00\"} | {\"a\":\"😀\"}",
                "{\"\\u0061\":1} | {\"a\":1}",
                "{\"a\":\"\\/\"} | {\"a\":\"/\"}",
                "{\"a\":null} | {\"a\": null}",
                "{\"a\":[]} | {\"a\":[ ]}",
                "[1,2] | [1, 2]",
                "\"x\" | \"x\" ",
            })
    void isTheSameHoweverItIsSpelled(String one, String other) {
        assertThat(same(one, other)).isTrue();
        assertThat(same(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":1} | {\"a\":2}",
                "{\"a\":1} | {\"a\":1.0}",
                "{\"a\":1} | {\"a\":1e0}",
                "{\"a\":1.0} | {\"a\":1.00}",
                "{\"a\":100} | {\"a\":1E2}",
                "{\"a\":1e2} | {\"a\":1E2}",
                "{\"a\":0} | {\"a\":-0}",
                "{\"a\":1} | {\"a\":\"1\"}",
                "{\"a\":true} | {\"a\":\"true\"}",
                "{\"a\":true} | {\"a\":false}",
                "{\"a\":null} | {}",
                "{\"a\":null} | {\"a\":\"\"}",
                "{\"a\":null} | {\"a\":false}",
                "{\"a\":[]} | {\"a\":{}}",
                "{\"a\":[1,2]} | {\"a\":[2,1]}",
                "{\"a\":[1]} | {\"a\":[1,1]}",
                "{\"a\":1} | {\"A\":1}",
                "{\"a\":\"x\"} | {\"a\":\"x \"}",
                "{\"a\":\"é\"} | {\"a\":\"e\\u0301\"}",
                "{\"a\":1} | {\"a\":1,\"b\":2}",
                "{\"a\":1} | [{\"a\":1}]",
                "{} | []",
                "{\"a\":9007199254740993} | {\"a\":9007199254740992}",
                "{\"a\":0.1} | {\"a\":0.10000000000000001}",
            })
    void isAnotherValue(String one, String other) {
        assertThat(same(one, other)).isFalse();
        assertThat(same(other, one)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}{\"a\":1}",
                "{\"a\":1} x",
                "{\"a\":1}\u0000",
                "{\"a\":1},",
                "x{\"a\":1}",
                "\uFEFF{\"a\":1}",
                "{\"a\":1",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":2,\"a\":1}",
                "{\"a\":1,\"\\u0061\":1}",
                "{\"a\":1}//",
                "{\"a\":1/**/}",
                "{\"a\":NaN}",
                "",
                " "
            })
    void isNothingThatIsNotOneStrictValue(String other) {
        assertThat(same("{\"a\":1}", other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b2261223a22c0ae227d", // an overlong full stop
                "7b2261223a22e080ae227d",
                "7b2261223a22f08080ae227d",
                "7b2261223a22f4908080227d", // beyond the last code point
                "7b2261223a22eda080227d", // a surrogate
                "7b2261223a22ae227d", // a continuation alone
                "7b2261223a22e2ae227d" // one that ends too early
            })
    void isNothingThatIsNotUtf8(String hex) {
        byte[] invalid = HexFormat.of().parseHex(hex);

        assertThat(JsonEquality.sameValue("{\"a\":\".\"}".getBytes(UTF_8), invalid))
                .isFalse();
        assertThat(JsonEquality.sameValue("{\"a\": \"\\udbd0\\udc00\"}".getBytes(UTF_8), invalid))
                .isFalse();
    }

    @Test
    void looksAsDeepAsTheLimitsAndNoDeeper() {
        String deep = "{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}";
        String deeper = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(same(deep, deep + " ")).isTrue();
        assertThat(same("{\"a\":1}", deeper)).isFalse();
        assertThat(same("{\"b\":1}", "{" + "\"a\":{".repeat(100_000) + "}".repeat(100_001)))
                .isFalse();
    }

    @RepeatedTest(50)
    void judgesChangedDocumentsAsComparingTheTreesDoes(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        int same = 0;
        for (int i = 0; i < 400; i++) {
            byte[] one = document(random, 3).getBytes(UTF_8);
            byte[] other = spelledOtherwise(random, one).getBytes(UTF_8);
            if (random.nextInt(2) == 0) {
                other = JsonTokensTest.changed(random, other);
            }
            boolean expected = sameTrees(one, other);

            assertThat(JsonEquality.sameValue(one, other))
                    .as("%s | %s", new String(one, UTF_8), new String(other, UTF_8))
                    .isEqualTo(expected);
            same += expected ? 1 : 0;
        }
        assertThat(same).isBetween(100, 300);
    }

    /** A random value, with members whose names are alike. */
    private static String document(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 8 : 6);
        return switch (kind) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> String.valueOf(random.nextInt(3));
            case 3 -> random.nextInt(3) + ".0";
            case 4, 5 -> "\"" + (char) ('a' + random.nextInt(3)) + (random.nextBoolean() ? "é" : "") + "\"";
            case 6 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> document(random, depth - 1))
                        .collect(Collectors.joining(",", "[", "]"));
            default ->
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(i -> "\"" + (char) ('a' + i) + "\":" + document(random, depth - 1))
                        .collect(Collectors.joining(",", "{", "}"));
        };
    }

    /** The same value with its members in another order, with blanks, or with escapes. */
    private static String spelledOtherwise(Random random, byte[] json) throws IOException {
        try (JsonParser in = JsonTokensTest.jackson(json)) {
            in.nextToken();
            return spelled(random, in) + " ".repeat(random.nextInt(2));
        }
    }

    private static String spelled(Random random, JsonParser in) throws IOException {
        List<String> parts = new ArrayList<>();
        if (in.currentToken() == JsonToken.START_OBJECT) {
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                parts.add("\"" + name + "\":" + spelled(random, in));
            }
            Collections.shuffle(parts, random);
            return "{" + String.join(random.nextBoolean() ? "," : ", ", parts) + "}";
        }
        if (in.currentToken() == JsonToken.START_ARRAY) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                parts.add(spelled(random, in));
            }
            return "[" + String.join(",", parts) + "]";
        }
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return "\"" + (random.nextBoolean() ? in.getText() : in.getText().replace("é", "\\u00e9")) + "\"";
        }
        return in.getText();
    }

    /** With Jackson: each kind with its text. */
    private static boolean sameTrees(byte[] one, byte[] other) {
        try {
            return Objects.equals(tree(one), tree(other));
        } catch (IOException e) {
            return false;
        }
    }

    private static Object tree(byte[] json) throws IOException {
        try (JsonParser in = JsonTokensTest.jackson(json)) {
            Object value = in.nextToken() == null ? new Object() : tree(in);
            if (in.nextToken() != null) {
                throw new IOException("Something stands behind the value.");
            }
            return value;
        }
    }

    private static Object tree(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> members = new HashMap<>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                members.put(name, tree(in));
            }
            return members;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> items = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                items.add(tree(in));
            }
            return items;
        }
        return List.of(token, in.getText(), "scalar");
    }

    private static boolean same(String one, String other) {
        return JsonEquality.sameValue(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
