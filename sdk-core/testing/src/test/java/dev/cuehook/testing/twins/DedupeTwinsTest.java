package dev.cuehook.testing.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract for dedupe stores rejects every store that breaks a promise, and by the test that names the promise. */
class DedupeTwinsTest {

    static Stream<Arguments> twins() {
        return Stream.of(
                arguments(DedupeTwins.ChecksThenClaims.class, List.of("exactlyOneOf64ClaimsAtOnceIsNew")),
                arguments(
                        DedupeTwins.ForgetsTheLeaseToken.class,
                        List.of("completingUnderALostLeaseHasNoEffect", "releasingUnderALostLeaseHasNoEffect")),
                arguments(DedupeTwins.LeasesForEver.class, List.of("aLeaseHoldsUntilItsEndAndNoLonger")),
                arguments(DedupeTwins.TakesMoreThanItKeeps.class, List.of("aFullStoreRefusesAndForgetsNothing")),
                arguments(
                        DedupeTwins.DoneBeforeTheEffect.class,
                        List.of("whatWasReleasedIsNewAgain", "aSecondClaimIsInProgressAndHasNoToken")),
                arguments(
                        DedupeTwins.RemembersOnlyWhatIsDone.class,
                        List.of("exactlyOneOf64ClaimsAtOnceIsNew", "aSecondClaimIsInProgressAndHasNoToken")));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aBrokenTwinFails(Class<?> twin, List<String> tests) {
        ContractRun run = ContractRun.of(twin);

        assertThat(run.failed()).containsAll(tests);
        assertThat(run.passed()).as("tests that the twin passes").isPositive();
    }

    @Test
    void aSoundTwinPasses() {
        ContractRun run = ContractRun.of(DedupeTwins.Sound.class);

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).isGreaterThan(10);
    }
}
