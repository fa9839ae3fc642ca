package dev.cuehook.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading and changing the bodies of samples. */
final class SampleJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private SampleJson() {}

    static ObjectNode object(String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The sample is not JSON: " + e.getOriginalMessage() + " at line "
                    + e.getLocation().getLineNr() + ".");
        }
        throw new IllegalArgumentException("The sample is not one JSON object; wrap it in braces.");
    }

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** A pointer from a pointer or a member's name. */
    static String pointer(String field) {
        return field.startsWith("/") ? field : '/' + field.replace("~", "~0").replace("/", "~1");
    }

    static JsonNode value(@Nullable Object value) {
        if (value instanceof Iterable<?> items) {
            ArrayNode array = JSON.createArrayNode();
            items.forEach(item -> array.add(value(item)));
            return array;
        }
        if (value instanceof Map<?, ?> members) {
            ObjectNode object = JSON.createObjectNode();
            members.forEach((name, member) -> object.set(String.valueOf(name), value(member)));
            return object;
        }
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return JSON.valueToTree(value);
        }
        throw new IllegalArgumentException("The value is a " + value.getClass().getName()
                + "; expected text, a number, a truth value, null, or a list or map of these.");
    }

    static void set(ObjectNode root, String pointer, JsonNode value) {
        List<String> steps = steps(pointer);
        JsonNode at = root;
        for (String step : steps.subList(0, steps.size() - 1)) {
            JsonNode next = child(at, step);
            if (!next.isContainerNode() && at instanceof ObjectNode object) {
                next = object.putObject(step);
            }
            at = next;
        }
        String last = steps.get(steps.size() - 1);
        if (at instanceof ObjectNode object) {
            object.set(last, value);
        } else if (at instanceof ArrayNode array && child(array, last).isMissingNode() && last.equals("-")) {
            array.add(value);
        } else if (at instanceof ArrayNode array && !child(array, last).isMissingNode()) {
            array.set(Integer.parseInt(last), value);
        } else {
            throw new IllegalArgumentException("The sample has no place for '" + pointer + "'.");
        }
    }

    static void remove(ObjectNode root, String pointer) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = root.at(pointer.substring(0, slash));
        String last = steps(pointer).get(steps(pointer).size() - 1);
        if (parent instanceof ObjectNode object) {
            object.remove(last);
        } else if (parent instanceof ArrayNode array && !child(array, last).isMissingNode()) {
            array.remove(Integer.parseInt(last));
        }
    }

    private static JsonNode child(JsonNode at, String step) {
        if (at.isArray() && step.matches("\\d{1,6}")) {
            return at.path(Integer.parseInt(step));
        }
        return at.path(step);
    }

    private static List<String> steps(String pointer) {
        return List.of(pointer.substring(1).split("/", -1)).stream()
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
    }
}
