package dev.cuehook.corpora;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A published collection of inputs. They lie outside this repository, in the folder that the property
 * {@code cuehook.corpora} names; without it a test that wants one is skipped and says so.
 */
public final class Corpus {

    private Corpus() {}

    /** A document with the verdict that its publisher expects of it. */
    public record Published(String name, String expect, byte[] bytes) {

        boolean isValid() {
            return expect.equals("y") || expect.equals("valid");
        }

        boolean isInvalid() {
            return expect.equals("n") || expect.equals("invalid");
        }
    }

    public static List<Published> json() {
        return published("jsontestsuite.json");
    }

    public static List<Published> utf8() {
        return published("utf8-tests.json");
    }

    public static List<String> naughtyStrings() {
        return each(cases("naughty-strings.json")).map(JsonNode::textValue).toList();
    }

    public static List<JsonNode> base64() {
        return each(cases("base64-wpt.json")).toList();
    }

    /** Cases of signatures: name, secret, headers, body, verdict. */
    public static List<JsonNode> vectors(String file) {
        return each(cases(file)).toList();
    }

    private static List<Published> published(String file) {
        return each(cases(file))
                .map(node -> new Published(
                        node.path("name").textValue(),
                        node.path("expect").textValue(),
                        Base64.getDecoder().decode(node.path("body_base64").textValue())))
                .toList();
    }

    private static java.util.stream.Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode cases(String file) {
        Path path = Path.of(System.getProperty("cuehook.corpora", "none"), file);
        assumeTrue(
                Files.exists(path),
                () -> "No corpus at " + path + ": set -Dcuehook.corpora to the folder that holds it.");
        try {
            return new ObjectMapper().readTree(path.toFile()).path("cases");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
