package dev.cuehook.shotstack;

import dev.cuehook.Json;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.internal.platform.ConfirmRules;
import dev.cuehook.internal.platform.ConfirmedBody;
import dev.cuehook.platform.Confirmation.Answer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the API describes it.
 *
 * @param renderPointer where the render's id is; null where there is none
 * @param ownerElsewhere the owner, where it does not stand in the resource itself
 */
record ShotstackFinding(
        Json resource,
        String urlPointer,
        @Nullable String renderPointer,
        @Nullable String ownerElsewhere) {

    private static final Set<String> FINAL = Set.of("done", "ready", "failed", "deleted", "overwritten");

    Answer judge(ShotstackClaim claim, VerifiedWebhook webhook) {
        String status = resource.text("/status");
        String id = resource.text("/id");
        if (status == null || id == null || !id.equals(claim.id())) {
            return Answer.notYet("the API's answer has not the documented form");
        }
        if (ConfirmRules.differ(claim.owner(), owner())) {
            return Answer.contradicted("the API names another owner");
        }
        if (ConfirmRules.differ(claim.render(), render())) {
            return Answer.contradicted("the API names another render");
        }
        if (status.equals(claim.status())) {
            return Answer.confirmed(body(webhook, status, claim));
        }
        return FINAL.contains(status)
                ? Answer.contradicted("the API says " + status + ", the delivery something else")
                : Answer.notYet("the API says that the work is not at its end");
    }

    private byte[] body(VerifiedWebhook webhook, String status, ShotstackClaim claim) {
        ConfirmedBody body = ConfirmedBody.of(webhook)
                .put("status", status)
                .put("url", resource, urlPointer)
                .put("error", resource, "/error")
                .put("owner", owner())
                .put("completed", resource, "/updated");
        if (claim.render() != null || renderPointer != null) {
            body.put("render", render());
        }
        return body.bytes();
    }

    private @Nullable String owner() {
        return ownerElsewhere == null ? resource.text("/owner") : ownerElsewhere;
    }

    private @Nullable String render() {
        return renderPointer == null ? null : resource.text(renderPointer);
    }
}
