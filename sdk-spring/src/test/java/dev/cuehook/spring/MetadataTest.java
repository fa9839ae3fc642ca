package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What editors show of the properties. */
class MetadataTest {

    @Test
    void describesEveryPropertyWithItsDefault() throws IOException {
        Map<String, Object> defaults = properties().stream()
                .filter(property -> !String.valueOf(property.get("name")).startsWith("management.endpoint.webhooks."))
                .peek(property -> assertThat(property.get("description"))
                        .as("%s", property.get("name"))
                        .isInstanceOf(String.class)
                        .asString()
                        .endsWith("."))
                .collect(Collectors.toMap(
                        property -> (String) Objects.requireNonNull(property.get("name")),
                        property -> String.valueOf(property.get("defaultValue"))));

        assertThat(defaults)
                .containsOnly(
                        Map.entry("cuehook.enabled", "true"),
                        Map.entry("cuehook.endpoints", "null"),
                        Map.entry("cuehook.inbox.store", "auto"),
                        Map.entry("cuehook.inbox.path", "data/cuehook"),
                        Map.entry("cuehook.inbox.retention", "7d"),
                        Map.entry("cuehook.inbox.keep-bodies", "24h"),
                        Map.entry("cuehook.inbox.most-open", "1000000"),
                        Map.entry("cuehook.inbox.most-dead", "10000"),
                        Map.entry("cuehook.inbox.keep-dead", "90d"),
                        Map.entry("cuehook.inbox.create-schema", "true"),
                        Map.entry("cuehook.inbox.data-source", "null"),
                        Map.entry("cuehook.inbox.allow-lossy", "false"),
                        Map.entry("cuehook.inbox.min-free-disk", "64MB"),
                        Map.entry("cuehook.inbox.max-disk", "10GB"),
                        Map.entry("cuehook.inbox.too-old", "park"),
                        Map.entry("cuehook.inbox.order.max-block", "15m"),
                        Map.entry("cuehook.handlers.concurrency", "16"),
                        Map.entry("cuehook.handlers.time-limit", "5m"),
                        Map.entry("cuehook.handlers.workers", "true"),
                        Map.entry("cuehook.retry.attempts", "12"),
                        Map.entry("cuehook.retry.first", "1s"),
                        Map.entry("cuehook.retry.longest", "5m"),
                        Map.entry("cuehook.security.enabled", "true"),
                        Map.entry("cuehook.dedupe.store", "memory"),
                        Map.entry("cuehook.closing-time", "30s"),
                        Map.entry("cuehook.health.oldest-open", "15m"),
                        Map.entry("cuehook.health.most-dead", "100"),
                        Map.entry("cuehook.health.beyond-threshold", "WARNING"),
                        Map.entry("cuehook.health.time-limit", "3s"));
    }

    @Test
    void offersEveryStoreAndThePlatforms() throws IOException {
        assertThat(list(metadata(), "hints").stream().map(hint -> hint.get("name")))
                .containsExactlyInAnyOrder(
                        "cuehook.endpoints.keys",
                        "cuehook.inbox.store",
                        "cuehook.dedupe.store",
                        "cuehook.health.beyond-threshold");
    }

    private static List<Map<String, Object>> properties() throws IOException {
        return list(metadata(), "properties");
    }

    @SuppressWarnings("unchecked") // the form of the file
    private static List<Map<String, Object>> list(Map<String, Object> metadata, String key) {
        return (List<Map<String, Object>>) Objects.requireNonNull(metadata.get(key));
    }

    /** Every jar of Boot has such a file; this one is ours. */
    private static Map<String, Object> metadata() throws IOException {
        ClassLoader loader = MetadataTest.class.getClassLoader();
        for (URL url : Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream file = url.openStream()) {
                String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                if (text.contains("cuehook.enabled")) {
                    return JsonParserFactory.getJsonParser().parseMap(text);
                }
            }
        }
        throw new AssertionError("No file describes cuehook.enabled.");
    }
}
