package dev.cuehook.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LawsTest {

    @ParameterizedTest
    @EnumSource
    void isKeptByTheVerifier(Law law) {
        law.check(Subject.REAL);
    }

    @ParameterizedTest
    @EnumSource
    void catchesTheTwin(Twin twin) {
        assertThatThrownBy(() -> twin.broken().check(twin))
                .as("%s must be caught by %s", twin, twin.broken())
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheTwinOtherwiseSound(Twin twin) {
        // A twin that breaks everything would prove nothing about the law that catches it.
        Set<Law> broken = Arrays.stream(Law.values())
                .filter(law -> breaks(twin, law))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Law.class)));

        assertThat(broken).contains(twin.broken()).hasSizeLessThanOrEqualTo(6);
        assertThat(broken).doesNotContain(Law.WHAT_IS_GENUINE_PASSES);
    }

    @Test
    void catchesWhoeverRefusesEverythingOrNothing() {
        Subject everything = (sender, secrets) -> request -> {
            throw new dev.cuehook.WebhookRefusedException(dev.cuehook.Refusal.NO_KEY, "twin");
        };
        Subject nothing = (sender, secrets) -> request -> new Subject.Proven(request.body(), "same");

        assertThat(breaks(everything, Law.WHAT_IS_GENUINE_PASSES)).isTrue();
        assertThat(Arrays.stream(Law.values()).filter(law -> breaks(nothing, law)))
                .hasSizeGreaterThanOrEqualTo(Law.values().length - 3);
    }

    private static boolean breaks(Subject subject, Law law) {
        try {
            law.check(subject);
            return false;
        } catch (AssertionError broken) {
            return true;
        }
    }
}
