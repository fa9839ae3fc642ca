package dev.cuehook.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTextTest {

    @Test
    void readsHexInEitherCaseAndInBoth() {
        assertThat(hex("00ff7fA0")).containsExactly(0, 0xff, 0x7f, 0xa0);
        assertThat(hex("DEADBEEF")).isEqualTo(hex("deadbeef"));
        assertThat(hex("DeAdBeEf")).isEqualTo(hex("deadbeef"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "000",
                "0g",
                "g0",
                "0x00",
                " 00",
                "00 ",
                "0 0",
                "00\n",
                "-1",
                "+1",
                "00:00",
                "１２",
                "٠٠",
                "\u0130\u0130",
                "`0",
                "@0",
                "G0",
                "/0",
                ":0",
                "\uFF21\uFF21",
                "0\u0000",
                "éé"
            })
    void refusesEverythingElseAsHex(String text) {
        assertThat(hex(text)).isNull();
    }

    @Test
    void readsStandardBase64WithItsPadding() {
        assertThat(SignatureText.base64("AA==")).containsExactly(0);
        assertThat(SignatureText.base64("AAA=")).containsExactly(0, 0);
        assertThat(SignatureText.base64("AAAA")).containsExactly(0, 0, 0);
        assertThat(SignatureText.base64("+/+/")).containsExactly(0xfb, 0xff, 0xbf);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "==",
                "====",
                "A",
                "AA",
                "AAA",
                "A===",
                "AA=",
                "AA=A",
                "A=AA",
                "=AAA",
                "AAAA=",
                "AAAA==",
                "AAAA====",
                "AB==",
                "AAB=",
                "-_-_",
                " AAAA",
                "AAAA ",
                "AA AA",
                "AA\nAA",
                "AAAA\r\n",
                "AA==\n",
                "AAAA\u0000",
                "AAA\u00c1",
                "AAA\u0141",
                "AA==AA==",
                "ＡＡＡＡ",
                "AAA."
            })
    void refusesEverythingElseAsBase64(String text) {
        assertThat(SignatureText.base64(text)).isNull();
    }

    @Test
    void takesSecretsWithoutTheirPaddingAndWithIt() {
        assertThat(SignatureText.base64OptionallyPadded("AA")).containsExactly(0);
        assertThat(SignatureText.base64OptionallyPadded("AAA")).containsExactly(0, 0);
        assertThat(SignatureText.base64OptionallyPadded("AA==")).containsExactly(0);
        assertThat(SignatureText.base64OptionallyPadded("AAAA")).containsExactly(0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "=", "A=", "AA=", "AB", "AAB", "AAAAA", "-_", "AA ", "AA=A", "AAA=AAA", "====="})
    void refusesEverythingElseAsASecret(String text) {
        assertThat(SignatureText.base64OptionallyPadded(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AA==", "AAA=", "AB", "AAB", "+/+/", "AA AA", "AA.A", "=", "AAAA\n", "A\u0000AA"})
    void refusesEverythingButUnpaddedBase64Url(String text) {
        assertThat(SignatureText.base64Url(text)).isNull();
    }

    @RepeatedTest(200)
    void agreesWithTheJdkOnBytesOfEveryLengthAndHasOneSpellingForEach(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] bytes = new byte[1 + random.nextInt(100)];
        random.nextBytes(bytes);
        String hex = HexFormat.of().formatHex(bytes);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertThat(hex(hex)).isEqualTo(bytes);
        assertThat(hex(hex.toUpperCase(Locale.ROOT))).isEqualTo(bytes);
        assertThat(SignatureText.base64(base64)).isEqualTo(bytes);
        assertThat(SignatureText.base64OptionallyPadded(base64)).isEqualTo(bytes);
        assertThat(SignatureText.base64OptionallyPadded(base64.replace("=", "")))
                .isEqualTo(bytes);
        assertThat(SignatureText.base64Url(url)).isEqualTo(bytes);

        for (int i = 0; i < base64.length(); i++) {
            for (char c : "AQgw/+=8_- \n".toCharArray()) {
                String other = base64.substring(0, i) + c + base64.substring(i + 1);
                byte[] read = SignatureText.base64(other);
                assertThat(read == null || other.equals(base64) || !Arrays.equals(read, bytes))
                        .as("'%s' reads as '%s'", other, base64)
                        .isTrue();
            }
        }
    }

    @RepeatedTest(200)
    void whatIsReadIsWrittenTheSameWay(RepetitionInfo repetition) {
        Random random = new Random(1_000 + repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            text.append("ABgQw019+/=-_ \u0101".charAt(random.nextInt(15)));
        }
        byte[] base64 = SignatureText.base64(text.toString());
        byte[] url = SignatureText.base64Url(text.toString());

        assertThat(base64 == null ? text.toString() : Base64.getEncoder().encodeToString(base64))
                .isEqualTo(text.toString());
        assertThat(
                        url == null
                                ? text.toString()
                                : Base64.getUrlEncoder().withoutPadding().encodeToString(url))
                .isEqualTo(text.toString());
    }

    /** As they stand in a header: with something before and behind them. */
    private static byte @Nullable [] hex(String text) {
        return SignatureText.hex("=" + text + "0", 1, text.length() + 1);
    }
}
