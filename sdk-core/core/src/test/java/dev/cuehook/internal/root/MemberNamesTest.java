package dev.cuehook.internal.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.JsonLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"x\":{\"a\":1,\"b\":2,\"a\":3}}",
                "{\"x\":[{\"a\":1},{\"a\":1,\"a\":2}]}",
                "{\"x\":[[{\"y\":{\"a\":1,\"a\":2}}]]}",
                "{\"a\":{\"a\":1},\"b\":[{\"a\":2}],\"a\":3}",
                "{\"\":1,\"\":2}",
                "{\"a\":1,\"b\":[1],\"a\":2}"
            })
    void findsANameThatOccursTwiceAtAnyDepth(String json) {
        assertThatThrownBy(() -> skipAll(json)).isInstanceOf(JsonSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}",
                "{\"x\":[{\"a\":1},{\"a\":1},[{\"a\":1}]],\"a\":1}",
                "{\"a\":[],\"b\":{},\"c\":[{}],\"d\":{\"a\":[]}}",
                "{\"a\":1,\"A\":2}"
            })
    void letsTheSameNamePassInDifferentObjects(String json) throws IOException {
        assertThat(skipAll(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 31, 32, 33, 47, 48, 49, 50, 1_000})
    void findsThemInObjectsOfAnySize(int members) throws IOException {
        String once =
                IntStream.range(0, members).mapToObj(i -> "\"n" + i + "\":" + i).collect(Collectors.joining(","));

        assertThat(skipAll("{\"in\":{" + once + "},\"then\":{" + once + "}}")).isTrue();
        for (int again : new int[] {0, members / 2, members - 1}) {
            assertThatThrownBy(() -> skipAll("{\"in\":{" + once + ",\"n" + again + "\":0}}"))
                    .isInstanceOf(JsonSyntaxException.class);
        }
    }

    @Test
    void keepsCountWhenAnArrayIsReadItemByItem() throws IOException {
        JsonCursor in = cursor("{\"list\":[\"x\"],\"a\":1,\"o\":{\"a\":2},\"list\":0}");
        assertThat(in.startsObject()).isTrue();
        assertThat(in.next()).isEqualTo("list");
        assertThat(in.texts()).containsExactly("x");
        assertThat(in.next()).isEqualTo("a");
        assertThat(in.integer()).isEqualTo(1);
        assertThat(in.next()).isEqualTo("o");
        in.skip();
        assertThatThrownBy(in::next).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void findsThemInAValueThatIsKeptRaw() throws IOException {
        JsonCursor in = cursor("{\"kept\":{\"a\":1,\"a\":2}}");
        assertThat(in.startsObject()).isTrue();
        assertThat(in.next()).isEqualTo("kept");
        assertThatThrownBy(in::json).isInstanceOf(JsonSyntaxException.class);
    }

    private static boolean skipAll(String json) throws IOException {
        JsonCursor in = cursor(json);
        assertThat(in.startsObject()).isTrue();
        for (String name = in.next(); name != null; name = in.next()) {
            in.skip();
        }
        return in.atEnd();
    }

    private static JsonCursor cursor(String json) throws IOException {
        return new JsonCursor(json.getBytes(StandardCharsets.UTF_8), JsonLimits.defaults());
    }
}
