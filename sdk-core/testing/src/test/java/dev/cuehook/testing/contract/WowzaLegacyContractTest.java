package dev.cuehook.testing.contract;

import dev.cuehook.flowplayer.Flowplayer;
import dev.cuehook.flowplayer.FlowplayerEvent;
import dev.cuehook.testing.WowzaLegacySamples;

class WowzaLegacyContractTest extends BuiltInContract<FlowplayerEvent> {

    WowzaLegacyContractTest() {
        super(
                Flowplayer.WOWZA_LEGACY,
                "another-url-token",
                WowzaLegacySamples.startComplete(),
                WowzaLegacySamples.recording("completed"));
    }
}
