package dev.cuehook.aioz;

import dev.cuehook.Json;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.internal.platform.ConfirmRules;
import dev.cuehook.internal.platform.ConfirmedBody;
import dev.cuehook.platform.Confirmation.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A media as the API describes it, beside what was delivered about it. */
record AiozFinding(Json media, Json delivered) {

    /** What the API must say for the types whose truth shows in the media's status. */
    private static final Map<String, String> NEEDED = Map.of("encoding.finished", "done", "encoding.failed", "fail");

    Answer judge(VerifiedWebhook webhook, @Nullable String expectedUser) {
        String id = media.text("/id");
        String user = media.text("/user_id");
        if (id == null || user == null || !id.equals(delivered.text("/media_id"))) {
            return Answer.notYet("the API's answer has not the documented form");
        }
        if (ConfirmRules.differ(delivered.text("/user_id"), user)) {
            return Answer.contradicted("the API names another user");
        }
        if (ConfirmRules.differ(expectedUser, user)) {
            return Answer.contradicted("the media is not the expected user's");
        }
        String needed = NEEDED.get(String.valueOf(delivered.text("/type")));
        String status = media.text("/status");
        if (needed == null || needed.equals(status)) {
            return Answer.confirmed(body(webhook, user));
        }
        return NEEDED.containsValue(String.valueOf(status))
                ? Answer.contradicted("the API says " + status + ", the delivery something else")
                : Answer.notYet("the API says that the encoding is not at its end");
    }

    private byte[] body(VerifiedWebhook webhook, String user) {
        return ConfirmedBody.of(webhook)
                .put("status", media, "/status")
                .put("title", media, "/title")
                .put("media_type", media, "/type")
                .put("user_id", user)
                .put("qualities", qualities())
                .bytes();
    }

    /** Of the delivered qualities those that the API lists; null where either side has none to say. */
    private @Nullable String qualities() {
        String claimed = delivered.text("/qualities");
        List<Json> listed = media.at("/qualities").items();
        if (claimed == null || listed.isEmpty()) {
            return null;
        }
        Set<String> names = listed.stream()
                .map(quality -> quality.text("/name"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return Stream.of(claimed.split(",", -1)).filter(names::contains).collect(Collectors.joining(","));
    }
}
