package dev.cuehook.internal.platform;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.platform.Confirmation.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What holds for every platform whose API confirms deliveries. Immutable and thread-safe. */
public final class ConfirmRules {

    /** An API may learn of its own resources a little later than its webhooks tell of them. */
    private static final Duration LEARNS_WITHIN = Duration.ofMinutes(1);

    /** One path segment that no decoding can turn into another path. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final String platform;
    private final Clock clock;

    /** Rules for a platform's deliveries. */
    public ConfirmRules(String platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** Fails for another platform's delivery. */
    public void requireOwn(VerifiedWebhook webhook) {
        if (!webhook.platform().equals(platform)) {
            throw new IllegalArgumentException("The delivery is of platform '" + webhook.platform() + "' at endpoint '"
                    + webhook.endpoint() + "', this confirmation asks the API of '" + platform
                    + "'. Configure it for endpoints of that platform only.");
        }
    }

    /** Whether the API can be asked about this id. */
    public static boolean isId(@Nullable String id) {
        return id != null && ID.matcher(id).matches();
    }

    /** The answer for an id that the API cannot be asked about. */
    public static Answer noId() {
        return Answer.contradicted(
                "it has no id that the API could know: expected 1 to 64 letters, digits and hyphens");
    }

    /** The answer where the API knows no such resource: not yet at first, after a minute a contradiction. */
    public Answer unknown(VerifiedWebhook webhook, String what) {
        boolean late = clock.instant().isAfter(webhook.receivedAt().plus(LEARNS_WITHIN));
        String detail = "the API knows no such " + what;
        return late ? Answer.contradicted(detail) : Answer.notYet(detail + " yet");
    }

    /** Whether a delivered value contradicts the API's: both are there, and differ. */
    public static boolean differ(@Nullable String delivered, @Nullable String known) {
        return delivered != null && known != null && !delivered.equals(known);
    }
}
