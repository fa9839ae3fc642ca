package dev.cuehook.internal.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
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

    private static boolean same(String one, String other) {
        return JsonEquality.sameValue(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
