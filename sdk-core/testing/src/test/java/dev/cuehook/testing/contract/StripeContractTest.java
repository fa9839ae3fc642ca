package dev.cuehook.testing.contract;

import dev.cuehook.platform.JsonEvent;
import dev.cuehook.stripe.Stripe;
import dev.cuehook.testing.Sample;

class StripeContractTest extends BuiltInContract<JsonEvent> {

    StripeContractTest() {
        super(
                Stripe.PLATFORM,
                "another",
                Sample.of(Stripe.PLATFORM, "{\"type\":\"x\",\"id\":\"e1\",\"data\":{\"id\":\"d1\"}}"));
    }
}
