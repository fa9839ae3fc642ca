package dev.cuehook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.JsonLimits;
import dev.cuehook.Secret;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.jwplayer.JwPlayer;
import dev.cuehook.livekit.LiveKit;
import dev.cuehook.mux.Mux;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
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

    @Test
    void saysWhichSecretsItNeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mux.PLATFORM.verifier().build())
                .withMessage("Platform 'mux' needs secrets or a secret source, exactly one of them.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FastPix.PLATFORM.verifier().build())
                .withMessage(
                        "Platform 'fastpix' needs secrets, a secret source, or awaitingSecret(), exactly one of them.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FastPix.PLATFORM
                        .verifier()
                        .awaitingSecret()
                        .secrets(Secret.of("c2VjcmV0"))
                        .build())
                .withMessageEndingWith("exactly one of them.");
    }

    @Test
    void readsBodiesUnderItsOwnLimits() {
        Wire deep = Sender.MUX.sign("{\"a\":" + "[".repeat(9) + "]".repeat(9) + "}");
        VerifierBuilder<?> limited = Sender.MUX.builder(Sender.MUX.secret()).clock(Sender.CLOCK);

        assertThat(limited.build()
                        .verifyAndParse(deep.request())
                        .envelope()
                        .raw()
                        .names())
                .containsExactly("a");
        WebhookVerifier<?> strict =
                limited.jsonLimits(new JsonLimits(8, 64, 20)).build();
        assertThatThrownBy(() -> {
                    WebhookEvent event = strict.verifyAndParse(deep.request());
                    event.envelope().raw().names();
                })
                .isInstanceOf(WebhookUnreadableException.class);
    }
}
