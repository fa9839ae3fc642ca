package dev.cuehook.internal.root;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HexFormat;

/** The reader of bodies judges every document as Jackson does. */
class JsonFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void documents(byte[] input) {
        assertThat(JsonTokensTest.accepts(input))
                .as(HexFormat.of().formatHex(input))
                .isEqualTo(JsonTokensTest.jacksonAccepts(input));
    }
}
