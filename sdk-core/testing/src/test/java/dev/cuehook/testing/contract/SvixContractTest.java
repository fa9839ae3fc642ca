package dev.cuehook.testing.contract;

import dev.cuehook.platform.JsonEvent;
import dev.cuehook.standardwebhooks.StandardWebhooks;
import dev.cuehook.testing.Sample;

class SvixContractTest extends BuiltInContract<JsonEvent> {

    SvixContractTest() {
        super(
                StandardWebhooks.SVIX,
                "whsec_YW5vdGhlcg==",
                Sample.of(StandardWebhooks.SVIX, "{\"type\":\"x\",\"id\":\"e1\",\"data\":{\"id\":\"d1\"}}"));
    }
}
