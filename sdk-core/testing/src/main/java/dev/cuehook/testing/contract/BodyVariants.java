package dev.cuehook.testing.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bodies that differ from a genuine one as a platform's next version might. */
final class BodyVariants {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final List<String> OTHER_VALUES =
            List.of("null", "true", "7", "-0.5", "\"\"", "\"x\"", "[]", "[7,[null]]", "{}", "{\"a\":[{}]}");

    private final JsonNode body;

    BodyVariants(byte[] body) {
        try {
            this.body = JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("The sample is not JSON.", e);
        }
    }

    /** The body with members that nobody knows in every object. */
    byte[] withUnknownFields() {
        JsonNode copy = body.deepCopy();
        enrich(copy);
        return bytes(copy);
    }

    private static void enrich(JsonNode node) {
        node.forEach(BodyVariants::enrich);
        if (node instanceof ObjectNode object) {
            object.putObject("cuehook_unknown").put("a", 1).putArray("b").addNull();
        }
    }

    /** Each body in which one member, at any depth, is missing or of another type. */
    List<byte[]> damaged() {
        List<byte[]> bodies = new ArrayList<>();
        JsonNode copy = body.deepCopy();
        damage(copy, copy, bodies);
        return bodies;
    }

    private static void damage(JsonNode root, JsonNode node, List<byte[]> bodies) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode genuine = object.get(name);
                for (String other : OTHER_VALUES) {
                    object.set(name, tree(other));
                    bodies.add(bytes(root));
                }
                object.remove(name);
                bodies.add(bytes(root));
                object.set(name, genuine);
            }
        }
        node.forEach(child -> damage(root, child, bodies));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
