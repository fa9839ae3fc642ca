package dev.cuehook.testing.contract;

import dev.cuehook.jwplayer.JwPlayer;
import dev.cuehook.jwplayer.JwPlayerEvent;
import dev.cuehook.testing.JwPlayerSamples;

class JwPlayerContractTest extends BuiltInContract<JwPlayerEvent> {

    JwPlayerContractTest() {
        super(
                JwPlayer.PLATFORM,
                "another",
                JwPlayerSamples.mediaAvailable(),
                JwPlayerSamples.channelIdle(),
                JwPlayerSamples.trackCreated());
    }
}
