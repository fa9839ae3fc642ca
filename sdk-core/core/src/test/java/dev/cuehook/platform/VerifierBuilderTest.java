package dev.cuehook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuehook.Secret;
import dev.cuehook.jwplayer.JwPlayer;
import dev.cuehook.livekit.LiveKit;
import dev.cuehook.mux.Mux;
import dev.cuehook.shotstack.Shotstack;
import org.junit.jupiter.api.Test;

class VerifierBuilderTest {

    @Test
    void refusesASecretByOwnerWhereNoRequestNamesAnOwner() {
        for (Platform<?> platform : new Platform<?>[] {Mux.PLATFORM, Shotstack.PLATFORM}) {
            assertThat(platform.scheme().namesOwner()).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> platform.verifier().secretOf("owner", Secret.of("mux-secret")))
                    .withMessage("Requests of platform '" + platform.id()
                            + "' do not name whose secret signed them. Configure its secrets as a list.");
        }
        assertThat(JwPlayer.PLATFORM.scheme().namesOwner()).isTrue();
        assertThat(LiveKit.PLATFORM.scheme().namesOwner()).isTrue();
    }
}
