package dev.cuehook.internal.root;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuehook.JsonLimits;
import dev.cuehook.WebhookUnreadableException;
import java.io.IOException;

/** Jackson, set up once for trees: strict JSON in UTF-8, no duplicate names. */
public final class JsonFormat {

    /** With the widest limits: what a verifier lets through is decided by its own, when it reads the event. */
    static final JsonFactory STRICT = factory();

    private static final ObjectMapper TREES = JsonMapper.builder(STRICT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFormat() {}

    /** The value as a tree. */
    public static JsonNode readTree(byte[] utf8) {
        try {
            Utf8.requireValid(utf8);
            return TREES.readTree(utf8);
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** The tree as bytes; empty for a missing node. */
    public static byte[] write(JsonNode node) {
        try {
            return node.isMissingNode() ? new byte[0] : TREES.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written.", e);
        }
    }

    /** What was wrong and where, without a byte of the body: Jackson's own messages quote it. */
    public static WebhookUnreadableException unreadable(Exception e) {
        return new WebhookUnreadableException("The body is genuine but not one JSON object within the limits: " + why(e)
                + ". Expected strict UTF-8 JSON without duplicate names.");
    }

    private static String why(Exception e) {
        if (e instanceof JsonSyntaxException syntax) {
            return syntax.getMessage() + " at byte " + syntax.at();
        }
        return e instanceof JsonProcessingException json && json.getLocation() != null
                ? e.getClass().getSimpleName() + " at byte "
                        + json.getLocation().getByteOffset()
                : e.getClass().getSimpleName();
    }

    private static JsonFactory factory() {
        JsonLimits limits = JsonLimits.widest();
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxNameLength(limits.maxNameLength())
                        .maxNumberLength(limits.maxNumberLength())
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }
}
