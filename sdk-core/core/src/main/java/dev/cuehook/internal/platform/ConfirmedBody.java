package dev.cuehook.internal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuehook.Json;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.internal.root.JsonFormat;
import org.jspecify.annotations.Nullable;

/** A delivery's JSON object, over which the values are put that the platform's API returned. Not thread-safe. */
public final class ConfirmedBody {

    private final ObjectNode object;

    private ConfirmedBody(ObjectNode object) {
        this.object = object;
    }

    /** Begins with what was delivered; what is no object gives an empty one. */
    public static ConfirmedBody of(VerifiedWebhook webhook) {
        JsonNode tree = JsonFormat.readTree(webhook.body());
        return new ConfirmedBody(
                tree instanceof ObjectNode delivered ? delivered : JsonNodeFactory.instance.objectNode());
    }

    /** Puts the API's text in a member's place; where the API has none, what was delivered is no longer said. */
    public ConfirmedBody put(String name, @Nullable String confirmed) {
        if (confirmed != null) {
            object.put(name, confirmed);
        } else if (object.has(name)) {
            object.putNull(name);
        }
        return this;
    }

    /** The API's text at a pointer in a member's place. */
    public ConfirmedBody put(String name, Json answer, String pointer) {
        return put(name, answer.text(pointer));
    }

    /** The bytes. */
    public byte[] bytes() {
        return JsonFormat.write(object);
    }
}
