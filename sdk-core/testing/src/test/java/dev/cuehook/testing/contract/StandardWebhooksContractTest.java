package dev.cuehook.testing.contract;

import dev.cuehook.platform.JsonEvent;
import dev.cuehook.standardwebhooks.StandardWebhooks;
import dev.cuehook.testing.Sample;

class StandardWebhooksContractTest extends BuiltInContract<JsonEvent> {

    StandardWebhooksContractTest() {
        super(
                StandardWebhooks.PLATFORM,
                "whsec_YW5vdGhlcg==",
                Sample.of(StandardWebhooks.PLATFORM, "{\"type\":\"x\",\"id\":\"e1\",\"data\":{\"id\":\"d1\"}}"));
    }
}
