package dev.cuehook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u2003"})
    void refusesAnEmptyText(String text) {
        assertThatThrownBy(() -> Secret.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The secret is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${SECRET}", "x${SECRET}", "${", "${a}${b}", "s3cret${x:-default}"})
    void refusesAnUnresolvedPlaceholderWithoutPrintingIt(String text) {
        assertThatThrownBy(() -> Secret.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unresolved placeholder")
                .hasMessageNotContaining("SECRET}")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hush-hush\n",
                " hush-hush",
                "hush-hush ",
                "hush-hush\r\n",
                "\thush-hush",
                "\u2003hush-hush",
                "\u00a0hush-hush",
                "hush-hush\u00a0",
                "\ufeffhush-hush",
                "hush-hush\u200b",
                "hush-hush\u0000"
            })
    void refusesWhiteSpaceAroundAValueWithoutPrintingIt(String text) {
        assertThatThrownBy(() -> Secret.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("white space")
                .hasMessageNotContaining("hush");
    }

    @Test
    void keepsItsBytesToItself() {
        Secret secret = Secret.of("hush-hush-ü");
        byte[] revealed = secret.revealSecretBytes();
        revealed[0] = 'X';

        assertThat(secret.revealSecretBytes()).isEqualTo("hush-hush-ü".getBytes(UTF_8));
        assertThat(secret.toString()).doesNotContain("hush");
        assertThat(secret.named("2026").toString()).isEqualTo("Secret[2026]");
    }

    @Test
    void isEqualByValueAndNameAndHashesNothingOfTheValue() {
        assertThat(Secret.of("one")).isEqualTo(Secret.of("one")).hasSameHashCodeAs(Secret.of("two"));
        assertThat(Secret.of("one")).isNotEqualTo(Secret.of("two")).isNotEqualTo("one");
        assertThat(Secret.of("one").named("a")).isNotEqualTo(Secret.of("one"));
        assertThat(Secret.of("one").named("a")).isEqualTo(Secret.of("one").named("a"));
    }

    @Test
    void refusesABlankName() {
        assertThatThrownBy(() -> Secret.of("one").named(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
