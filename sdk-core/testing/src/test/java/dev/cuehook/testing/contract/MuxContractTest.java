package dev.cuehook.testing.contract;

import dev.cuehook.mux.Mux;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.testing.Sample;

class MuxContractTest extends BuiltInContract<JsonEvent> {

    MuxContractTest() {
        super(
                Mux.PLATFORM,
                "another",
                Sample.of(Mux.PLATFORM, "{\"type\":\"x\",\"id\":\"e1\",\"data\":{\"id\":\"d1\"}}"));
    }
}
