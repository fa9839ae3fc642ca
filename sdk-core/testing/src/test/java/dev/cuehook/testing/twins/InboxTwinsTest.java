package dev.cuehook.testing.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract for inboxes rejects every inbox that breaks a promise, and by the test that names the promise. */
class InboxTwinsTest {

    static Stream<Arguments> twins() {
        return Stream.of(
                arguments(InboxTwins.ChecksThenInserts.class, List.of("acceptsExactlyOneOf64AtOnce")),
                arguments(
                        InboxTwins.ForgetsTheLeaseToken.class,
                        List.of(
                                "settlingUnderALostLeaseChangesNothing",
                                "retryingUnderALostLeaseChangesNothing",
                                "givingBackUnderALostLeaseChangesNothing",
                                "replacingUnderALostLeaseChangesNothing")),
                arguments(
                        InboxTwins.HandsOutTwoOfAResource.class,
                        List.of("handsOutOneResourceOneAtATime", "neverHandsOutOneResourceTwiceAtOnceToManyWorkers")),
                arguments(InboxTwins.HandsOutTheNewestFirst.class, List.of("handsOutOneResourceInOrderOfAcceptance")),
                arguments(InboxTwins.StallsAResource.class, List.of("handsOutOneResourceInOrderOfAcceptance")),
                arguments(InboxTwins.EvictsWhenFull.class, List.of("aFullMemoryNeverForgetsAKeyBeforeItsTime")),
                arguments(
                        InboxTwins.AcceptsWhatItDrops.class,
                        List.of("aFullInboxRefusesAndRecovers", "aFullInboxStillKnowsRepeats")),
                arguments(InboxTwins.RemembersWhatItRefused.class, List.of("aFullInboxRefusesAndRecovers")),
                arguments(InboxTwins.CutsKeys.class, List.of("tellsKeysApartThatDifferInOneBit")),
                arguments(
                        InboxTwins.KeepsBodiesAsText.class,
                        List.of("keepsBodiesOfEveryLengthByteForByte", "keepsEveryByteValue")),
                arguments(InboxTwins.HasNoLease.class, List.of("handsOutAgainOnlyWhenTheLeaseIsOver")),
                arguments(InboxTwins.RetriesAtOnce.class, List.of("aRetryWaitsForItsTimeAndItsResourceWaitsForIt")),
                arguments(InboxTwins.CountsWhatWasGivenBack.class, List.of("givingBackDoesNotCountTheAttempt")),
                arguments(
                        InboxTwins.ReplaysAnything.class,
                        List.of("replaysWhatDiedOnlyOnce", "replaysExactlyOnceOf16AtOnce")),
                arguments(InboxTwins.ReplaysInADryRun.class, List.of("aDryRunChangesNothing")),
                arguments(InboxTwins.KeepsTheLastFailureOnly.class, List.of("tellsEveryAttemptThatFailed")),
                arguments(InboxTwins.SearchesInEveryState.class, List.of("findsByEverythingThatIsAskedFor")),
                arguments(InboxTwins.ForgetsWhatWasDiscarded.class, List.of("discardingKeepsTheIdentity")),
                arguments(InboxTwins.IgnoresHolds.class, List.of("handsOutNothingOfAHeldEndpoint")),
                arguments(InboxTwins.AcceptsWhenClosed.class, List.of("aClosedInboxTakesNothing")));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aBrokenTwinFails(Class<?> twin, List<String> tests) {
        ContractRun run = ContractRun.of(twin);

        assertThat(run.failed()).containsAll(tests);
        assertThat(run.passed()).as("tests that the twin passes").isGreaterThan(20);
    }

    @Test
    void aSoundTwinPasses() {
        ContractRun run = ContractRun.of(InboxTwins.Sound.class);

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).isGreaterThan(60);
    }
}
