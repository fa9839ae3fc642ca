package dev.cuehook.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuehook.Json;
import dev.cuehook.platform.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of one delivery, of one platform. The samples of the built-in platforms ({@link FastPixSamples} and its like)
 * have ids of their own and happen when they are sent, unless said otherwise; so two samples are two events, and one
 * sample sent twice is one. Immutable and thread-safe; {@code toString} shows the platform only.
 *
 * @since 0.1
 */
public final class Sample {

    private final String platform;
    private final SampleShape shape;
    private final ObjectNode body; // never changed: every wither works on a copy
    private final byte @Nullable [] asGiven;
    private final @Nullable Instant at;

    private Sample(
            String platform, SampleShape shape, ObjectNode body, byte @Nullable [] asGiven, @Nullable Instant at) {
        this.platform = platform;
        this.shape = shape;
        this.body = body;
        this.asGiven = asGiven;
        this.at = at;
    }

    /**
     * A sample for any platform from a body, which is sent byte for byte as given unless it is changed. {@link #id},
     * {@link #eventId} and {@link #at} do not know where these stand; {@link #of(Platform, String)} does.
     *
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public static Sample of(String platform, String json) {
        return of(platform, SampleShape.UNKNOWN, json);
    }

    /**
     * A sample for a platform from a body, which is sent byte for byte as given unless it is changed: its time, too, stays
     * what it is.
     *
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public static Sample of(Platform<?> platform, String json) {
        return of(platform.id(), SampleShape.of(platform), json);
    }

    private static Sample of(String platform, SampleShape shape, String json) {
        return new Sample(
                Objects.requireNonNull(platform, "platform"),
                shape,
                SampleJson.object(json),
                SampleJson.bytes(json),
                null);
    }

    /** A sample of a built-in platform: happens when it is sent, and has ids of its own. */
    static Sample builtIn(String platform, SampleShape shape, String freshId, String json) {
        Sample fresh = of(platform, shape, json).id(freshId);
        return shape.eventIds().isEmpty()
                ? fresh
                : fresh.eventId(UUID.randomUUID().toString());
    }

    /** The id of the platform that would send it. */
    public String platform() {
        return platform;
    }

    /** The same about the media, stream or other resource with this id. */
    public Sample id(String id) {
        return with(shape.required(shape.ids(), "id"), id);
    }

    /** The id of the media, stream or other resource; null where the sample does not know it. */
    public @Nullable String id() {
        return text(shape.ids());
    }

    /**
     * The same with this event id.
     *
     * @throws IllegalArgumentException if the platform's events have no id
     */
    public Sample eventId(String id) {
        return with(shape.required(shape.eventIds(), "eventId"), id);
    }

    /** The event id; null where the platform's events have none, or the sample does not know it. */
    public @Nullable String eventId() {
        return text(shape.eventIds());
    }

    /** The same, but it happened at this time and not when it is sent. */
    public Sample at(Instant time) {
        shape.required(shape.times(), "at");
        return new Sample(platform, shape, body, null, Objects.requireNonNull(time, "time"));
    }

    /**
     * The same with another value.
     *
     * @param field a member's name, or a JSON pointer ({@code /data/duration}); objects on the way are made
     * @param value text, number, truth value, null, or a list or map of these
     */
    public Sample with(String field, @Nullable Object value) {
        return with(List.of(SampleJson.pointer(field)), value);
    }

    /** The same without a member, by its name or JSON pointer. */
    public Sample without(String field) {
        ObjectNode changed = body.deepCopy();
        SampleJson.remove(changed, SampleJson.pointer(field));
        return new Sample(platform, shape.without(SampleJson.pointer(field)), changed, null, at);
    }

    /** The body as it is sent at this time; UTF-8. */
    public byte[] body(Instant now) {
        if (asGiven != null && !shape.happensWhenSent()) {
            return asGiven.clone();
        }
        Instant time = at == null ? now : at;
        ObjectNode sent = body.deepCopy();
        if (at != null || shape.happensWhenSent()) {
            shape.times()
                    .forEach(pointer -> SampleJson.set(
                            sent, pointer, shape.form(sent.at(pointer)).write(time)));
        }
        return SampleJson.bytes(sent.toString());
    }

    /** The body as it is sent now, by the system's clock. */
    public byte[] body() {
        return body(Instant.now());
    }

    /** The body as a read-only view; its time is what it is before it is sent. */
    public Json json() {
        return Json.of(SampleJson.bytes(body.toString()));
    }

    private Sample with(List<String> pointers, @Nullable Object value) {
        JsonNode node = SampleJson.value(value);
        ObjectNode changed = body.deepCopy();
        pointers.forEach(pointer -> SampleJson.set(changed, pointer, node));
        SampleShape rest = shape;
        for (String pointer : pointers) {
            rest = rest.fixing(pointer);
        }
        return new Sample(platform, rest, changed, null, at);
    }

    private @Nullable String text(List<String> pointers) {
        JsonNode found = pointers.isEmpty() ? null : body.at(pointers.get(0));
        return found == null || !found.isValueNode() || found.isNull() ? null : found.asText();
    }

    @Override
    public String toString() {
        return "Sample[" + platform + "]";
    }
}
