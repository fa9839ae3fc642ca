package dev.cuehook.testing.contract;

import dev.cuehook.aioz.Aioz;
import dev.cuehook.aioz.AiozEvent;
import dev.cuehook.testing.AiozSamples;

class AiozContractTest extends BuiltInContract<AiozEvent> {

    AiozContractTest() {
        super(Aioz.PLATFORM, "another-url-token", AiozSamples.encodingFinished(), AiozSamples.partialFinished());
    }
}
