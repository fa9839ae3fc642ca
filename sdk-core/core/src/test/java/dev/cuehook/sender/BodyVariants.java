package dev.cuehook.sender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Variants of a body: what a platform might send tomorrow, or by mistake. */
public final class BodyVariants {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final List<String> OTHER_VALUES = List.of(
            "null", "true", "7", "-7", "1e400", "0.5", "\"\"", "\"x\"", "[]", "[7,[null]]", "{}", "{\"a\":[{}]}");

    private BodyVariants() {}

    /** The same members, the last first, in every object. */
    public static String reversed(String body) {
        return reversed(tree(body)).toString();
    }

    /** The same with a member that nobody knows at the head of every object. */
    public static String withUnknownMembers(String body) {
        return body.replace("{", "{\"zz_new\":{\"zz\":[{\"z\":null},1.5]},");
    }

    /** Every body that differs in one member, at any depth: gone, or of another type. */
    public static List<String> damaged(String body) {
        List<String> bodies = new ArrayList<>();
        JsonNode root = tree(body);
        damage(root, root, bodies);
        return bodies;
    }

    private static void damage(JsonNode root, JsonNode at, List<String> bodies) {
        if (at instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode value = object.get(name);
                for (String other : OTHER_VALUES) {
                    object.set(name, tree(other));
                    bodies.add(root.toString());
                }
                object.remove(name);
                bodies.add(root.toString());
                object.set(name, value);
            }
        }
        if (at instanceof ContainerNode<?>) {
            at.forEach(child -> damage(root, child, bodies));
        }
    }

    private static JsonNode reversed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
            Collections.reverse(members);
            ObjectNode turned = JSON.createObjectNode();
            members.forEach(member -> turned.set(member.getKey(), reversed(member.getValue())));
            return turned;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode kept = JSON.createArrayNode();
            array.forEach(item -> kept.add(reversed(item)));
            return kept;
        }
        return node;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
