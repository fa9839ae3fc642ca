package dev.cuehook.testing.contract;

import dev.cuehook.flowplayer.Flowplayer;
import dev.cuehook.flowplayer.FlowplayerEvent;
import dev.cuehook.testing.WowzaSamples;

class WowzaContractTest extends BuiltInContract<FlowplayerEvent> {

    WowzaContractTest() {
        super(Flowplayer.WOWZA, "another-url-token", WowzaSamples.videoUpdated());
    }
}
