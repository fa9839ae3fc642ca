package dev.cuehook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final String BODY =
            "{\"t\":\"x\",\"n\":1.50,\"i\":12345678901234567890,\"b\":false,\"z\":null,\"a\":[1,\"y\",{\"q\":2}],\"o\":{\"a/b\":{\"~\":3}}}";

    private final Json json = Json.of(BODY.getBytes(UTF_8));

    @Test
    void readsByPointer() {
        assertThat(json.text("/t")).isEqualTo("x");
        assertThat(json.number("/n")).isEqualTo(new BigDecimal("1.50"));
        assertThat(json.number("/i")).isEqualTo(new BigDecimal("12345678901234567890"));
        assertThat(json.bool("/b")).isFalse();
        assertThat(json.number("/o/a~1b/~0")).isEqualTo(BigDecimal.valueOf(3));
        assertThat(json.at("/a/2/q").number("")).isEqualTo(BigDecimal.valueOf(2));
        assertThat(json.at("/a").items())
                .hasSize(3)
                .extracting(item -> item.text())
                .containsExactly(null, "y", null);
        assertThat(json.names()).containsExactly("t", "n", "i", "b", "z", "a", "o");
    }

    @Test
    void givesNullForWhatIsAbsentOrOfAnotherType() {
        assertThat(json.text("/n")).isNull();
        assertThat(json.text("/nothing/here")).isNull();
        assertThat(json.number("/t")).isNull();
        assertThat(json.bool("/t")).isNull();
        assertThat(json.text()).isNull();
        assertThat(json.at("/t").items()).isEmpty();
        assertThat(json.at("/t").names()).isEmpty();
        assertThat(json.at("/nothing").exists()).isFalse();
        assertThat(json.at("/nothing").isNull()).isTrue();
        assertThat(json.at("/nothing").bytes()).isEmpty();
        assertThat(json.at("/z").exists()).isTrue();
        assertThat(json.at("/z").isNull()).isTrue();
        assertThat(json.at("/b").isNull()).isFalse();
        assertThat(Json.of(new byte[0]).exists()).isFalse();
    }

    @Test
    void givesTheWholeBodysBytesAsTheyCame() {
        byte[] odd = "{ \"a\" : 1.0e0 }\r\n".getBytes(UTF_8);
        Json whole = Json.of(odd);
        whole.bytes()[0] = 'x';

        assertThat(whole.bytes()).isEqualTo(odd);
        assertThat(json.at("/a").bytes()).isEqualTo("[1,\"y\",{\"q\":2}]".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}{}", "{\"a\":1,\"a\":2}", "nul", "\uFEFF{}", "{\"a\":\"canary"})
    void fallsBackToOneFailureForWhatIsNoJson(String body) {
        assertThatThrownBy(() -> Json.of(body.getBytes(UTF_8)).exists())
                .isInstanceOf(WebhookUnreadableException.class)
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void refusesWhatIsNoUtf8() {
        Json overlong = Json.of(HexFormat.of().parseHex("7b2261223a22c0ae227d"));

        assertThatThrownBy(() -> overlong.text("/a")).isInstanceOf(WebhookUnreadableException.class);
    }

    @Test
    void hasNoLimitOfDepthThatBreaksTheStack() {
        Json deep = Json.of(("[".repeat(900) + "]".repeat(900)).getBytes(UTF_8));
        Json deeper = Json.of("[".repeat(500_000).getBytes(UTF_8));

        assertThat(deep.at("/0/0/0").exists()).isTrue();
        assertThat(deep.at("/0").bytes()).hasSize(1_798);
        assertThatThrownBy(deeper::exists).isInstanceOf(WebhookUnreadableException.class);
    }

    @Test
    void showsNothing() {
        assertThat(json).hasToString("Json[…]");
    }
}
