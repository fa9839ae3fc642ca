package dev.cuehook.testing.contract;

import dev.cuehook.flowplayer.Flowplayer;
import dev.cuehook.flowplayer.FlowplayerEvent;
import dev.cuehook.testing.FlowplayerSamples;

class FlowplayerContractTest extends BuiltInContract<FlowplayerEvent> {

    FlowplayerContractTest() {
        super(
                Flowplayer.PLATFORM,
                "another",
                FlowplayerSamples.videoReady(),
                FlowplayerSamples.livestreamError(),
                FlowplayerSamples.playlistCreated());
    }
}
