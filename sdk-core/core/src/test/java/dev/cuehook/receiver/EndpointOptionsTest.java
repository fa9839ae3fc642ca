package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuehook.platform.Confirmation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointOptionsTest {

    private final EndpointOptions options = new EndpointOptions();

    @Test
    void areWhatWasSaidOfThem() {
        Confirmation confirmation = webhook -> Confirmation.Answer.notYet("");
        options.path("/hooks/a")
                .confirm(confirmation)
                .deadline(Duration.ofSeconds(3))
                .bodyLimit(64 << 20)
                .bodyTime(Duration.ofSeconds(4))
                .allowedSources("10.0.0.0/8")
                .allowedSources("::1")
                .refusalsPerMinute(5)
                .connectionsPerAddress(6)
                .tooOld(EndpointOptions.TooOld.HANDLE)
                .ackMode(AckMode.AFTER_HANDLING)
                .ratePerSecond(7);

        assertThat(options.pathOf("a")).isEqualTo("/hooks/a");
        assertThat(options.confirmation()).isSameAs(confirmation);
        assertThat(options.deadlineOr(Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.bodyLimit()).isEqualTo(64 << 20);
        assertThat(options.bodyTime()).isEqualTo(Duration.ofSeconds(4));
        assertThat(options.allowedSources()).hasSize(2);
        assertThat(options.refusalsPerMinute()).isEqualTo(5);
        assertThat(options.connectionsPerAddress()).isEqualTo(6);
        assertThat(options.tooOld()).isEqualTo(EndpointOptions.TooOld.HANDLE);
        assertThat(options.ackMode()).isEqualTo(AckMode.AFTER_HANDLING);
        assertThat(options.ratePerSecond()).isEqualTo(7);
    }

    @Test
    void limitNothingButTheBodyUnlessTold() {
        assertThat(options.pathOf("a")).isEqualTo("/webhooks/a");
        assertThat(options.deadlineOr(Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(9));
        assertThat(options.bodyLimit()).isEqualTo(1 << 20);
        assertThat(options.bodyTime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.allowedSources()).isEmpty();
        assertThat(options.refusalsPerMinute()).isZero();
        assertThat(options.connectionsPerAddress()).isZero();
        assertThat(options.ratePerSecond()).isZero();
        assertThat(options.tooOld()).isEqualTo(EndpointOptions.TooOld.PARK);
        assertThat(options.ackMode()).isNull();
        assertThat(options.confirmation()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, (64 << 20) + 1})
    void refuseABodyLimitBeyondTheirCap(int bytes) {
        assertThatIllegalArgumentException().isThrownBy(() -> options.bodyLimit(bytes));
        assertThat(options.bodyLimit(1).bodyLimit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hooks", "?a", "#a", "/hooks?a", "/hooks#a", "https://x.example/hooks"})
    void refuseWhatIsNoPath(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> options.path(path));
    }
}
