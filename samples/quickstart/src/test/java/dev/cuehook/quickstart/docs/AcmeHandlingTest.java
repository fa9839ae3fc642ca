package dev.cuehook.quickstart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Secret;
import dev.cuehook.platform.Platforms;
import dev.cuehook.testing.TestReceiver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The platform of the documentation, from the wire to a handler. */
class AcmeHandlingTest {

    @Test
    void handlesAClipOnce() {
        List<String> clips = new ArrayList<>();
        TestReceiver receiver = TestReceiver.with(
                        AcmeEvent.PLATFORM, AcmePlatformTest.signer(Secret.of("the-secret-of-acme")))
                .handlers(handlers -> handlers.on(
                        AcmeEvent.ClipReady.class, (event, delivery) -> clips.add(String.valueOf(event.clipId()))));

        receiver.deliver(AcmePlatformTest.clipReady()).requireHandled();
        receiver.deliverAgain();

        assertThat(clips).containsExactly("c1");
    }

    @Test
    void isFoundByItsId() {
        assertThat(Platforms.load().find("acme")).contains(AcmeEvent.PLATFORM);
    }
}
