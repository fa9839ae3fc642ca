package dev.cuehook.inbox.jdbc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cuehook.Json;
import dev.cuehook.WebhookRequest;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import dev.cuehook.testing.Signers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Big List of Naughty Strings through the embedded file: kept and handed out as they came, and no secret beside them. */
class NaughtyStringsTest {

    private static final String SECRET = "Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5LWNhbmFyeSE=";

    private final Signer signer = Signers.fastPix(SECRET);

    @TempDir
    private Path folder;

    private static List<String> strings() throws IOException {
        Path path = Path.of(System.getProperty("cuehook.corpora", "none"), "naughty-strings.json");
        assumeTrue(Files.exists(path), () -> "No corpus at " + path + ": set -Dcuehook.corpora to its folder.");
        return Json.of(Files.readAllBytes(path)).at("/cases").items().stream()
                .map(Json::text)
                .filter(string -> string != null && !string.isEmpty())
                .distinct()
                .toList();
    }

    private WebhookRequest delivery(String string, int number) {
        String quoted = quoted(string);
        byte[] body = ("{\"type\":" + quoted + ",\"id\":" + quoted + ",\"object\":{\"type\":\"media\",\"id\":" + quoted
                        + "},\"data\":{\"id\":" + quoted + ",\"title\":" + quoted + "},\"number\":" + number + "}")
                .getBytes(UTF_8);
        SignedRequest signed = signer.sign(body);
        return WebhookRequest.post("/webhooks/fastpix")
                .headers(signed.headers())
                .body(body)
                .build();
    }

    private static String quoted(String string) {
        StringBuilder text = new StringBuilder("\"");
        string.chars().forEach(c -> text.append(String.format("\\u%04x", c)));
        return text.append('"').toString();
    }

    @Test
    void areHandedOutAsTheyCameAndNothingSecretIsKept() throws IOException {
        List<String> strings = strings();
        List<String> handled = new ArrayList<>();
        Inbox inbox = JdbcInboxBuilder.embedded(folder).build();
        WebhookReceiver receiver = WebhookReceiver.builder()
                .endpoint("fastpix", FastPix.verifier(signer.secret()))
                .inbox(inbox)
                .handlers(handlers -> handlers.otherwise((event, delivery) -> {
                    assertThat(event.envelope().id()).isEqualTo(event.envelope().type());
                    assertThat(event.envelope().raw().text("/data/title"))
                            .isEqualTo(event.envelope().type());
                    handled.add(event.envelope().type());
                }))
                .build();
        receiver.startWithoutWorkers();
        try {
            for (int number = 0; number < strings.size(); number++) {
                assertThat(receiver.receive(delivery(strings.get(number), number))
                                .status())
                        .as(strings.get(number))
                        .isEqualTo(200);
            }
            receiver.handleDue();
            assertThat(handled).containsExactlyInAnyOrderElementsOf(strings);
            assertThat(contents()).contains("fastpix").doesNotContain(SECRET, "canary-canary", "FastPix-Signature");
        } finally {
            receiver.close();
        }
    }

    /** All that lies on the disk. */
    private String contents() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return all.toString();
    }
}
