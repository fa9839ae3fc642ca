package dev.cuehook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookRequestTest {

    @ParameterizedTest
    @CsvSource({
        "/hooks/a, /hooks/a, ",
        "/hooks/a?token=x, /hooks/a, token=x",
        "/hooks/a?, /hooks/a, ''",
        "/hooks/a?b=c?d#e, /hooks/a, b=c?d",
        "/hooks/a#b?c, /hooks/a, ",
        "https://example.org/hooks/a?x=y, /hooks/a, x=y",
        "https://example.org, /, ",
        "https://example.org?x=y, /, x=y",
        "https://example.org/?x=https://a/b, /, x=https://a/b",
        "'', /, ",
        "?x=y, /, x=y",
        "/a%2Fb/%74?x=%20+, /a%2Fb/%74, x=%20+",
        "//evil/x, //evil/x, ",
        "/a/http://b, /a/http://b, ",
    })
    void takesPathAndQueryRaw(String url, String path, @Nullable String query) {
        WebhookHead head = WebhookRequest.post(url).head();

        assertThat(head.path()).isEqualTo(path);
        assertThat(head.query()).isEqualTo(query);
        assertThat(head.method()).isEqualTo("POST");
    }

    @Test
    void keepsEveryValueOfAHeaderInOrderUnderAnyCase() {
        WebhookHead head = WebhookRequest.post(URI.create("/a"))
                .header("X-Id", "1")
                .header("x-ID", "2")
                .headers(Map.of("X-ID", List.of("3", "4")))
                .headers(List.of("Other"), name -> List.of("5"))
                .head();

        assertThat(head.headers("x-id")).containsExactly("1", "2", "3", "4");
        assertThat(head.headers("OTHER")).containsExactly("5");
        assertThat(head.headers("X-I")).isEmpty();
        assertThat(head.headerNames()).containsExactly("x-id", "other");
    }

    @Test
    void comparesHeaderNamesInAsciiOnlyWhateverTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            WebhookHead head = WebhookRequest.post("/")
                    .header("FASTPIX-SIGNATURE", "1")
                    .header("X-\u0130d", "2")
                    .header("\u212A", "3")
                    .head();

            assertThat(head.headers("fastpix-signature")).containsExactly("1");
            assertThat(head.headers("x-id")).isEmpty();
            assertThat(head.headers("x-i\u0307d")).isEmpty();
            assertThat(head.headers("k")).isEmpty();
            assertThat(head.headerNames()).containsExactly("fastpix-signature", "x-\u0130d", "\u212A");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Names that are told apart by their length, their last letter, or neither. */
    @Test
    void findsEachHeaderAndNoOther() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<String> names = Stream.generate(() -> name(random)).limit(8).toList();
            WebhookRequest.Builder request = WebhookRequest.post("/");
            for (int i = 0; i < names.size(); i++) {
                request.header(names.get(i), Integer.toString(i));
            }
            String wanted = name(random);

            assertThat(request.head().headers(wanted))
                    .as("%s among %s", wanted, names)
                    .isEqualTo(IntStream.range(0, names.size())
                            .filter(i -> names.get(i).equalsIgnoreCase(wanted))
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    private static String name(Random random) {
        return random.ints(random.nextInt(4), 0, 7)
                .mapToObj(i -> "aAbB-_1".substring(i, i + 1))
                .collect(Collectors.joining());
    }

    @Test
    void showsNeitherQueryNorBodyNorHeaders() {
        WebhookRequest request = WebhookRequest.method("PUT", "/a?token=canary")
                .header("Authorization", "canary")
                .remoteAddress("192.0.2.1")
                .body("canary".getBytes(UTF_8))
                .build();

        assertThat(request).hasToString("WebhookRequest[PUT /a, 6 bytes]");
        assertThat(request.head()).hasToString("WebhookHead[PUT /a]");
        assertThat(request.head().remoteAddress()).isEqualTo("192.0.2.1");
    }

    @Test
    void isEmptyUnlessABodyIsGiven() {
        WebhookRequest request = WebhookRequest.post("/").build();

        assertThat(request.body()).isEmpty();
        assertThat(request.receivedAt()).isNull();
        assertThat(request.head().remoteAddress()).isNull();
    }

    @Test
    void isNotChangedByItsBuilderAfterwards() {
        WebhookRequest.Builder builder = WebhookRequest.post("/").header("a", "1");
        WebhookRequest request = builder.build();
        builder.header("a", "2");

        assertThat(request.head().headers("a")).containsExactly("1");
    }

    @Test
    void refusesNullsWhereTheyAreGiven() {
        assertThatThrownBy(() -> WebhookRequest.post("/").headers(java.util.Collections.singletonMap("a", null)))
                .isInstanceOf(NullPointerException.class);
    }
}
