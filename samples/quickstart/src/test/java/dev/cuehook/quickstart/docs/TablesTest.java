package dev.cuehook.quickstart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuehook.Refusal;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.platform.Platforms;
import dev.cuehook.receiver.AckMode;
import dev.cuehook.receiver.EndpointOptions.TooOld;
import dev.cuehook.receiver.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables that list everything of a kind list everything. */
class TablesTest {

    @Test
    void statusTableHasEveryOutcomeWithItsStatus() {
        Map<String, String> rows = column("docs/guarantees.md", "What each answer means", 0, 1);
        Map<String, String> outcomes = Stream.of(Outcome.values())
                .collect(Collectors.toMap(
                        outcome -> "`" + outcome + "`",
                        outcome -> Integer.toString(outcome.response().status())));

        assertThat(rows).isEqualTo(new TreeMap<>(outcomes));
    }

    @Test
    void runbookHasEveryRefusal() {
        assertThat(column("docs/operations.md", "401: refused", 0, 0).keySet())
                .containsExactlyInAnyOrderElementsOf(names(Refusal.values()));
    }

    @Test
    void deadLetterTableHasEveryReason() {
        assertThat(column("docs/operations.md", "Dead letters", 0, 0).keySet())
                .containsExactlyInAnyOrderElementsOf(names(DeadReason.values()));
    }

    @Test
    void ackModeTableHasEveryMode() {
        assertThat(column("docs/guarantees.md", "Ack modes", 0, 0).keySet())
                .containsExactlyInAnyOrderElementsOf(names(AckMode.values()));
        assertThat(TooOld.values()).hasSize(2); // both are named in the same page
    }

    @Test
    void platformTablesHaveEveryPlatform() {
        List<String> ids = Platforms.load().ids().stream()
                .filter(id -> !id.equals("acme"))
                .sorted()
                .toList();
        assertThat(ids("README.md", "Platforms")).isEqualTo(ids);
        assertThat(ids("docs/platforms/README.md", "All platforms")).isEqualTo(ids);
        assertThat(ids("docs/platforms/README.md", "What they take as received"))
                .isEqualTo(ids);
    }

    private static List<String> ids(String page, String heading) {
        return column(page, heading, 0, 0).keySet().stream()
                .flatMap(cell -> Stream.of(cell.split(", ", -1)))
                .map(id -> id.replace("`", ""))
                .sorted()
                .toList();
    }

    @Test
    void propertiesTableHasEveryPropertyWithItsDefault() throws IOException {
        Map<String, String> properties = new TreeMap<>();
        try (InputStream in = Sources.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            for (JsonNode property : new ObjectMapper().readTree(in).get("properties")) {
                String name = property.get("name").asText();
                if (name.startsWith("cuehook.") && !name.equals("cuehook.endpoints")) {
                    properties.put(
                            "`" + name + "`",
                            property.has("defaultValue")
                                    ? "`" + property.get("defaultValue").asText() + "`"
                                    : "–");
                }
            }
        }
        assertThat(column("docs/spring-boot.md", "All properties", 0, 1)).isEqualTo(properties);
    }

    @Test
    void endpointTableHasEveryProperty() throws ClassNotFoundException {
        List<String> keys = Arrays.stream(
                        Class.forName("dev.cuehook.spring.EndpointProperties").getRecordComponents())
                .map(component ->
                        "`" + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT) + "`")
                .toList();
        assertThat(column("docs/spring-boot.md", "An endpoint", 0, 0).keySet())
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(value -> "`" + value + "`").toList();
    }

    private static Map<String, String> column(String page, String heading, int key, int value) {
        Map<String, String> cells = new TreeMap<>();
        Page.of(page).table(heading).forEach(row -> cells.put(row.get(key), row.get(value)));
        return cells;
    }
}
