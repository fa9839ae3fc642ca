package dev.cuehook.testing.contract;

import dev.cuehook.livekit.LiveKit;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.testing.Sample;

class LiveKitContractTest extends BuiltInContract<JsonEvent> {

    LiveKitContractTest() {
        super(
                LiveKit.PLATFORM,
                "another",
                Sample.of(LiveKit.PLATFORM, "{\"type\":\"x\",\"id\":\"e1\",\"data\":{\"id\":\"d1\"}}"));
    }
}
