package dev.cuehook.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.WebhookRequest;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRequestTest {

    private static final byte[] BODY = "{\"a\":\"it's\"}".getBytes(UTF_8);
    private static final SignedRequest REQUEST = SignedRequest.post("http://localhost/hooks?token=abc", BODY)
            .withHeader("Content-Type", "application/json")
            .withHeader("X-Signature", "s1");

    static boolean hasBash() {
        return new File("/bin/bash").canExecute();
    }

    @Test
    void becomesAWebhookRequest() {
        WebhookRequest request = REQUEST.withAddedHeader("x-signature", "s2").toWebhookRequest();

        assertThat(request.head().method()).isEqualTo("POST");
        assertThat(request.head().path()).isEqualTo("/hooks");
        assertThat(request.head().query()).isEqualTo("token=abc");
        assertThat(request.head().headers("X-SIGNATURE")).containsExactly("s1", "s2");
        assertThat(request.body()).isEqualTo(BODY);
    }

    @Test
    void becomesAHead() {
        assertThat(REQUEST.toWebhookHead().headers("x-signature")).containsExactly("s1");
    }

    @Test
    void findsHeadersInAnyCase() {
        assertThat(REQUEST.header("x-SIGNATURE")).isEqualTo("s1");
        assertThat(REQUEST.header("absent")).isNull();
        assertThat(REQUEST.withoutHeader("x-signature").header("X-Signature")).isNull();
        assertThat(REQUEST.withHeader("x-signature", "s2").headers().get("x-signature"))
                .containsExactly("s2");
        assertThat(REQUEST.withAddedHeader("x-signature", "s2").headers().get("X-Signature"))
                .containsExactly("s1", "s2");
    }

    @Test
    void keepsTheQueryWhenItGoesElsewhere() {
        assertThat(REQUEST.to("https://example.com/in").url()).isEqualTo("https://example.com/in?token=abc");
        assertThat(REQUEST.to("/in?tenant=7").url()).isEqualTo("/in?tenant=7&token=abc");
        assertThat(REQUEST.withQuery(null).url()).isEqualTo("http://localhost/hooks");
        assertThat(REQUEST.withQuery(null).to("/in?tenant=7").url()).isEqualTo("/in?tenant=7");
    }

    @Test
    void isImmutable() {
        byte[] bytes = BODY.clone();
        SignedRequest request = SignedRequest.post("/", bytes);
        bytes[0] = 'x';
        request.body()[0] = 'x';

        assertThat(request.body()).isEqualTo(BODY);
        assertThatThrownBy(() -> REQUEST.headers().put("a", List.of()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void showsNeitherQueryNorHeadersNorBody() {
        assertThat(REQUEST).hasToString("SignedRequest[POST http://localhost/hooks, " + BODY.length + " bytes]");
    }

    @ParameterizedTest
    @EnabledIf("hasBash")
    @ValueSource(
            strings = {
                "{\"a\":\"it's $HOME `id` \\\\ !! %s\"}",
                "",
                "@/etc/hostname",
                "{\n  \"a\": 1\n}\n",
                "naïve 🎬",
                "\u0000\u0001\r\n\t",
                "-d x"
            })
    void itsCommandLineSendsTheBytesAsTheyAre(String text) throws Exception {
        byte[] body = text.getBytes(UTF_8);

        assertThat(bodySentBy(REQUEST.withBody(body).toCurl())).isEqualTo(body);
    }

    @Test
    @EnabledIf("hasBash")
    void itsCommandLineSendsLongBodies() throws Exception {
        byte[] body = new byte[1 << 20];
        new Random(1).nextBytes(body);

        assertThat(bodySentBy(REQUEST.withBody(body).toCurl())).isEqualTo(body);
    }

    @Test
    @EnabledIf("hasBash")
    void itsCommandLineHasEveryHeaderAndTheUrl() throws Exception {
        String command = REQUEST.withAddedHeader("X-Signature", "it's $1")
                .withHeader("X-Empty", "")
                .withMethod("PUT")
                .toCurl();

        String arguments = new String(run("curl() { printf '%s\\n' \"$@\"; }; " + command), UTF_8);

        assertThat(arguments.lines())
                .containsSequence("-X", "PUT")
                .containsSequence("-H", "X-Signature: s1")
                .containsSequence("-H", "X-Signature: it's $1")
                .containsSequence("-H", "X-Empty;")
                .containsSequence("--url", "http://localhost/hooks?token=abc");
    }

    /** Bash runs the line; in curl's place stands a function that writes the body as curl would send it. */
    private static byte[] bodySentBy(String command) throws Exception {
        return run("curl() { while [ $# -gt 0 ]; do if [ \"$1\" = --data-binary ]; then "
                + "if [ \"$2\" = @- ]; then cat; elif [ \"${2:0:1}\" = @ ]; then cat \"${2:1}\"; "
                + "else printf %s \"$2\"; fi; fi; shift; done; }; " + command);
    }

    private static byte[] run(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-s");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process bash = builder.start();
        Thread writer = new Thread(() -> {
            try (var in = bash.getOutputStream()) {
                in.write(script.getBytes(UTF_8));
            } catch (IOException e) {
                bash.destroy();
            }
        });
        writer.start();
        byte[] out = bash.getInputStream().readAllBytes();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).isZero();
        return out;
    }
}
