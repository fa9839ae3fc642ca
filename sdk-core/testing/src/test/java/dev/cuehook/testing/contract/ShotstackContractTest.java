package dev.cuehook.testing.contract;

import dev.cuehook.shotstack.Shotstack;
import dev.cuehook.shotstack.ShotstackEvent;
import dev.cuehook.testing.ShotstackSamples;

class ShotstackContractTest extends BuiltInContract<ShotstackEvent> {

    ShotstackContractTest() {
        super(
                Shotstack.PLATFORM,
                "another-url-token",
                ShotstackSamples.renderDone(),
                ShotstackSamples.assetReady(),
                ShotstackSamples.sourceFailed());
    }
}
