package dev.cuehook.testing.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract for platforms rejects every platform that breaks a promise, and by the test that names the promise. */
class PlatformTwinsTest {

    static Stream<Arguments> twins() {
        return Stream.of(
                arguments(
                        PlatformTwins.ChecksNothing.class,
                        List.of(
                                "aStrangersRequestsAreRefused",
                                "noFlippedBitOfABodyIsTaken",
                                "aBodyIsNotTakenWithTheProofOfAnother")),
                arguments(PlatformTwins.TakesTheFirstOfTwoHeaders.class, List.of("aRepeatedProvingHeaderIsRefused")),
                arguments(PlatformTwins.IgnoresTheTime.class, List.of("aSignedTimeOutsideItsWindowIsRefused")),
                arguments(PlatformTwins.FailsOnWhatIsNew.class, List.of("unknownFieldsChangeNothing")),
                arguments(PlatformTwins.FailsOnWhatIsMissing.class, List.of("missingAndMistypedFieldsAreNoFailure")));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aBrokenTwinFails(Class<?> twin, List<String> tests) {
        ContractRun run = ContractRun.of(twin);

        assertThat(run.failed()).containsAll(tests);
        assertThat(run.passed()).as("tests that the twin passes").isPositive();
    }
}
