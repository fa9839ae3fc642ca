package dev.cuehook.testing.contract;

import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.testing.FastPixSamples;

class FastPixContractTest extends BuiltInContract<FastPixEvent> {

    FastPixContractTest() {
        super(
                FastPix.PLATFORM,
                "YW5vdGhlcg==",
                FastPixSamples.mediaReady(),
                FastPixSamples.trackReady(),
                FastPixSamples.liveStreamActive(),
                FastPixSamples.chaptersReady(),
                FastPixSamples.uploadCreated());
    }
}
