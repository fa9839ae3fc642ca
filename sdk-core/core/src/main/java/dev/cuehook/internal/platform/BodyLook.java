package dev.cuehook.internal.platform;

import dev.cuehook.Identity;
import dev.cuehook.JsonLimits;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.internal.root.VerifiedDelivery;
import dev.cuehook.platform.IdentityRule;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A look into the body of a delivery that was checked just now: one pass, whoever asks first what is in it. Thread-safe. */
final class BodyLook implements Function<VerifiedDelivery, Identity> {

    private final IdentityRule rule;
    private final JsonLimits limits;
    private final BodyScan.Wanted wanted;
    private @Nullable BodyScan found; // of threads that look at once, each finds the same

    BodyLook(IdentityRule rule, JsonLimits limits, BodyScan.Wanted wanted) {
        this.rule = rule;
        this.limits = limits;
        this.wanted = wanted;
    }

    /** What a verifier that wants this finds in a body, which is looked into only if it was not yet. */
    static BodyScan into(VerifiedDelivery delivery, JsonLimits limits, BodyScan.Wanted wanted) {
        return delivery.identifier() instanceof BodyLook look && look.wanted == wanted
                ? look.into(delivery)
                : BodyScan.of(delivery.body(), limits, wanted);
    }

    private BodyScan into(VerifiedDelivery delivery) {
        BodyScan known = found;
        if (known == null) {
            known = BodyScan.of(delivery.body(), limits, wanted);
            found = known;
        }
        return known;
    }

    @Override
    public Identity apply(VerifiedDelivery delivery) {
        return IdentityDigest.of(rule, delivery.assurance() == Assurance.SIGNED, delivery, this::into);
    }
}
