package dev.cuehook.internal.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n", "\t", "{}", " {} ", "{ }", "{\n}", "\r\n{\t}\r\n"})
    void isNothingOrAnEmptyObjectInJsonWhiteSpace(String body) {
        assertThat(Probe.isEmpty(body.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "0",
                "\"\"",
                "{",
                "}",
                "}{",
                "{{}}",
                "{}{}",
                "{}x",
                "{\"a\":1}",
                "\uFEFF",
                "\uFEFF{}",
                "\u00a0{}",
                "\f",
                "\u000b",
                "\u0000",
                "{\u0000}",
                "\u2003",
                "\u0085"
            })
    void isNothingElse(String body) {
        assertThat(Probe.isEmpty(body.getBytes(UTF_8))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64})
    void mayHaveSixtyFourBytes(int length) {
        assertThat(Probe.isEmpty(" ".repeat(length).getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 66, 1_000_000})
    void hasNoMoreBytesThanSixtyFour(int length) {
        assertThat(Probe.isEmpty(" ".repeat(length).getBytes(UTF_8))).isFalse();
    }
}
