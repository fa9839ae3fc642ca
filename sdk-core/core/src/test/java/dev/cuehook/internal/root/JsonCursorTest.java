package dev.cuehook.internal.root;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuehook.Json;
import dev.cuehook.JsonLimits;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {

    private static final ObjectMapper REFERENCE = new ObjectMapper();

    @RepeatedTest(200)
    void seesTheSameMembersAsATree(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] body = object(random, 0).getBytes(UTF_8);
        Iterator<Map.Entry<String, JsonNode>> expected =
                REFERENCE.readTree(body).properties().iterator();

        JsonCursor in = new JsonCursor(body, JsonLimits.defaults());
        assertThat(in.startsObject()).isTrue();
        for (String name = in.next(); name != null; name = in.next()) {
            Map.Entry<String, JsonNode> member = expected.next();
            assertThat(name).isEqualTo(member.getKey());
            read(in, member.getValue(), random.nextInt(10));
        }
        assertThat(expected).isExhausted();
        assertThat(in.atEnd()).isTrue();
    }

    /** However a value is read, the cursor is behind it afterwards; what does not fit is null. */
    private static void read(JsonCursor in, JsonNode value, int way) throws IOException {
        switch (way) {
            case 0 -> in.skip();
            case 1 -> assertThat(in.text()).isEqualTo(value.textValue());
            case 2 -> assertThat(in.bool()).isEqualTo(value.isBoolean() ? (Boolean) value.booleanValue() : null);
            case 3 -> assertThat(in.integer()).isEqualTo(value.isIntegralNumber() ? (Long) value.longValue() : null);
            case 4 -> {
                Double number = in.number();
                assertThat(number != null || !value.isNumber()).isTrue();
            }
            case 5 ->
                assertThat(in.texts())
                        .hasSize(
                                value.isArray()
                                        ? (int) java.util.stream.StreamSupport.stream(value.spliterator(), false)
                                                .filter(JsonNode::isTextual)
                                                .count()
                                        : 0);
            case 6 -> assertThat(in.textMap().size()).isLessThanOrEqualTo(value.size());
            case 7 ->
                assertThat(in.objects(item -> {
                            for (String name = item.next(); name != null; name = item.next()) {
                                item.skip();
                            }
                            return "";
                        }))
                        .hasSizeLessThanOrEqualTo(value.size());
            case 8 -> {
                in.instant();
            }
            default -> {
                Json json = in.json();
                assertThat(REFERENCE.readTree(json.bytes())).isEqualTo(value);
                assertThat(new String(json.bytes(), UTF_8).strip()).isEqualTo(new String(json.bytes(), UTF_8));
            }
        }
    }

    @Test
    void keepsRawValuesExactlyAsTheyStand() throws IOException {
        String body =
                "{ \"a\" :  1.50 , \"b\":\"\\u00e9\\n\" ,\"c\": [ 1 , {} ] , \"d\" : null,\"e\":-0,\"f\":true ,\"ä\":\"ö\" }";
        JsonCursor in = new JsonCursor(body.getBytes(UTF_8), JsonLimits.defaults());
        assertThat(in.startsObject()).isTrue();
        for (String expected : new String[] {"1.50", "\"\\u00e9\\n\"", "[ 1 , {} ]", "null", "-0", "true", "\"ö\""}) {
            assertThat(in.next()).isNotNull();
            assertThat(new String(in.json().bytes(), UTF_8)).isEqualTo(expected);
        }
        assertThat(in.next()).isNull();
        assertThat(in.atEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":[",
                "{\"a\":[1",
                "{\"a\":{\"b\":1}",
                "{\"a\":\"x",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":tru}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":01}"
            })
    void failsOnBrokenJsonWhicheverWayItIsRead(String body) {
        for (int way = 0; way < 10; way++) {
            int how = way;
            assertThatThrownBy(() -> readAll(body.getBytes(UTF_8), how))
                    .as("way %d", way)
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b2261223a22c0ae227d",
                "7b22c1a1223a317d",
                "7b2261223a22e08080227d",
                "7b2261223a22f4908080227d",
                "7b2261223a22f5808080227d",
                "7b2261223a22eda080227d",
                "7b2261223a2280227d",
                "7b2261223a22c3",
                "efbbbf7b7d",
                "7b2261223a2231227dff"
            })
    void failsOnWhatIsNoUtf8(String hex) {
        assertThatThrownBy(() -> readAll(HexFormat.of().parseHex(hex), 0)).isInstanceOf(IOException.class);
    }

    @Test
    void passesUtf8OfEveryLengthAlsoAcrossChunks() throws IOException {
        for (int length = 4_080; length < 4_110; length++) {
            String body = "{\"a\":\"" + "x".repeat(length) + "é€😀\"}";
            readAll(body.getBytes(UTF_8), 1);
            readAll(("{\"a\":\"é" + "x".repeat(length) + "é€😀\"}").getBytes(UTF_8), 1);
        }
    }

    @Test
    void keepsTheLimits() {
        JsonLimits limits = JsonLimits.defaults();
        for (String body : new String[] {
            "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}",
            "{\"a\":" + "{\"a\":".repeat(100_000),
            "{\"" + "n".repeat(257) + "\":1}",
            "{\"a\":" + "1".repeat(129) + "}",
            "{\"a\":0." + "1".repeat(129) + "}",
        }) {
            assertThatThrownBy(() -> {
                        JsonCursor in = new JsonCursor(body.getBytes(UTF_8), limits);
                        in.startsObject();
                        while (in.next() != null) {
                            in.number();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private static void readAll(byte[] body, int way) throws IOException {
        JsonCursor in = new JsonCursor(body, JsonLimits.defaults());
        if (!in.startsObject()) {
            throw new IOException("No object.");
        }
        for (String name = in.next(); name != null; name = in.next()) {
            switch (way) {
                case 0 -> in.skip();
                case 1 -> in.text();
                case 2 -> in.bool();
                case 3 -> in.integer();
                case 4 -> in.number();
                case 5 -> in.texts();
                case 6 -> in.textMap();
                case 7 -> in.instant();
                case 8 -> in.uri();
                default -> in.json();
            }
        }
        if (!in.atEnd()) {
            throw new IOException("Not at the end.");
        }
    }

    private static String object(Random random, int depth) {
        StringBuilder out = new StringBuilder("{");
        int size = random.nextInt(8);
        for (int i = 0; i < size; i++) {
            out.append(i == 0 ? "" : ",").append(space(random));
            out.append('"')
                    .append(random.nextBoolean() ? "n" : "é\\u0041")
                    .append(i)
                    .append('"');
            out.append(space(random)).append(':').append(space(random)).append(value(random, depth + 1));
            out.append(space(random));
        }
        return out.append('}').toString();
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 8 : 11)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "false";
            case 3 -> Long.toString(random.nextLong());
            case 4 -> "-0";
            case 5 -> random.nextInt(1_000) + "." + random.nextInt(1_000);
            case 6 -> "\"\\\"text\\\\ \\ud83d\\ude00 😀\"";
            case 7 -> "\"\"";
            case 8 -> object(random, depth);
            case 9 -> "[" + value(random, depth + 1) + "," + space(random) + value(random, depth + 1) + "]";
            default -> "[ ]";
        };
    }

    private static String space(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> " ";
            case 1 -> "\r\n\t";
            default -> "";
        };
    }
}
