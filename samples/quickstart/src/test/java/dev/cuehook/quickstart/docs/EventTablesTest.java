package dev.cuehook.quickstart.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Lifecycle;
import dev.cuehook.Secret;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.aioz.Aioz;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.flowplayer.Flowplayer;
import dev.cuehook.jwplayer.JwPlayer;
import dev.cuehook.platform.Platform;
import dev.cuehook.shotstack.Shotstack;
import dev.cuehook.testing.Signer;
import dev.cuehook.testing.Signers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of events say what the library does with each type, and leave no record out. */
class EventTablesTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void fastPixTableIsTrueAndComplete() {
        Set<String> records = rows("fastpix", FastPix.PLATFORM, """
                {"type":"%s","id":"e1","object":{"type":"media","id":"m1"},"data":{"id":"m1","streamId":"s1"}}""");
        assertThat(records).isEqualTo(recordsOf(FastPix.PLATFORM.eventType()));
    }

    @Test
    void flowplayerAndWowzaTablesAreTrueAndComplete() {
        Set<String> records = rows("flowplayer", Flowplayer.PLATFORM, """
                {"event_type":"%s","event_id":"e1","payload":{"id":"v1"}}""");
        records.addAll(rows("wowza", "Wowza Video 2.0", Flowplayer.WOWZA, """
                {"event_type":"%s","event_id":"e1","object_id":"v1","payload":{"id":"v1"}}"""));
        records.addAll(rows("wowza", "Wowza Video legacy: transcoders", Flowplayer.WOWZA_LEGACY, """
                {"event":"%s","event_id":"e1","object_type":"transcoder","object_id":"t1","object_data":{}}"""));
        records.addAll(rows("wowza", "Wowza Video legacy: recordings", Flowplayer.WOWZA_LEGACY, """
                {"event":"%s","event_id":"e1","object_type":"recording","object_id":"r1","object_data":{}}"""));
        assertThat(records).isEqualTo(recordsOf(Flowplayer.PLATFORM.eventType()));
    }

    @Test
    void jwPlayerTableIsTrueAndComplete() {
        Set<String> records = rows("jwplayer", JwPlayer.PLATFORM, """
                {"event":"%s","media_id":"m1","channel_id":"c1","webhook_id":"w1"}""");
        assertThat(records).isEqualTo(recordsOf(JwPlayer.PLATFORM.eventType()));
    }

    @Test
    void shotstackTableIsTrueAndComplete() {
        Set<String> records = rows("shotstack", Shotstack.PLATFORM, """
                {"type":"%s","action":"%s","status":"%s","id":"r1"}""");
        assertThat(records).isEqualTo(recordsOf(Shotstack.PLATFORM.eventType()));
    }

    @Test
    void aiozTableIsTrueAndComplete() {
        Set<String> records = rows("aioz", Aioz.PLATFORM, """
                {"type":"%s","media_id":"m1"}""");
        assertThat(records).isEqualTo(recordsOf(Aioz.PLATFORM.eventType()));
    }

    private static Set<String> rows(String page, Platform<?> platform, String body) {
        return rows(page, "Events", platform, body);
    }

    /** Checks each row (type, record, stage); the records that were found. */
    private static Set<String> rows(String page, String heading, Platform<?> platform, String body) {
        Signer signer = Signers.forPlatform(platform.id());
        WebhookVerifier<? extends WebhookEvent> verifier = platform.verifier(secretOf(signer));
        Set<String> records = new TreeSet<>();
        for (List<String> row : Page.of("docs/platforms/" + page + ".md").table(heading)) {
            for (String type : code(row.get(0))) {
                Object[] parts = body.contains("action") ? type.split("[. ]", 3) : new Object[] {type};
                byte[] bytes = String.format(body, parts).getBytes(UTF_8);
                WebhookEvent event = verifier.verifyAndParse(signer.sign(bytes).toWebhookRequest());
                String stage = event.lifecycle()
                        .map(Lifecycle::stage)
                        .map(found -> "`" + found + "`")
                        .orElse("–");

                assertThat(row.get(1)).as("%s: record of %s", page, type).isEqualTo("`" + simpleName(event) + "`");
                assertThat(row.get(2)).as("%s: stage of %s", page, type).isEqualTo(stage);
                records.add(simpleName(event));
            }
        }
        return records;
    }

    private static Secret secretOf(Signer signer) {
        return signer.secret();
    }

    private static String simpleName(WebhookEvent event) {
        return event.getClass().getSimpleName();
    }

    private static List<String> code(String cell) {
        List<String> found = new ArrayList<>();
        Matcher code = CODE.matcher(cell);
        while (code.find()) {
            found.add(code.group(1));
        }
        assertThat(found).as("types in %s", cell).isNotEmpty();
        return found;
    }

    private static Set<String> recordsOf(Class<?> family) {
        Set<String> records = new TreeSet<>();
        Class<?>[] permitted = family.getPermittedSubclasses();
        if (permitted == null) {
            records.add(family.getSimpleName());
        } else {
            for (Class<?> below : permitted) {
                records.addAll(recordsOf(below));
            }
        }
        records.remove("Unknown");
        return records;
    }
}
