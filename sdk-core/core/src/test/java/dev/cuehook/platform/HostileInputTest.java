package dev.cuehook.platform;

import static dev.cuehook.sender.Crypto.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.internal.platform.PlatformVerifier;
import dev.cuehook.internal.platform.Scanned;
import dev.cuehook.internal.root.VerifiedDelivery;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random requests, the same on each run; {@code -Dcuehook.seed=…} tries others. */
class HostileInputTest {

    private static final long SEED = Long.getLong("cuehook.seed", 20_260_101L);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String[] PIECES = {
        "",
        " ",
        "\t",
        "=",
        ",",
        ".",
        ";",
        "v1",
        "v1a",
        "t",
        "t=",
        "v1=",
        "v1,",
        "Bearer ",
        "whsec_",
        "0",
        "1767268800",
        "-1",
        "+1",
        "9999999999999",
        "AAAA",
        "////",
        "deadbeef",
        "\u0000",
        "é",
        "\uD83D",
        "😀",
        "İ",
        "%20",
        "token",
        "token=",
        "&",
        "?",
        "{",
        "}",
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJhbGciOiJub25lIn0",
        "2026-01-01T12:00:00Z",
        "ZZZZ",
        "\n",
        "\r\n",
        "\"",
        "\\",
        "null"
    };

    /** The JDK takes milliseconds for an Ed25519 signature. */
    private static int requests(Sender sender) {
        return sender == Sender.STANDARD_WEBHOOKS_ED25519 ? 100 : 1_500;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(80)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A genuine request with a few things done to it, or hardly a request at all. */
    private static Wire mutated(Sender sender, Random random) {
        Wire wire = sender.sample();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            List<Wire.Header> headers = wire.headers();
            String name = headers.isEmpty()
                    ? "Authorization"
                    : headers.get(random.nextInt(headers.size())).name();
            wire = switch (random.nextInt(9)) {
                case 0 -> wire.without(name);
                case 1 -> wire.with(name, text(random));
                case 2 -> wire.replacing(name, value -> text(random));
                case 3 -> wire.replacing(name, value -> value.substring(random.nextInt(value.length() + 1)));
                case 4 -> wire.replacing(name, value -> value + text(random));
                case 5 -> wire.withBody(bytes(random));
                case 6 -> wire.withBody(text(random));
                case 7 -> wire.withUrl(text(random) + "?" + text(random) + "&token=" + text(random));
                default -> wire.replacing(name, value -> turned(value, random));
            };
        }
        return wire;
    }

    private static String turned(String value, Random random) {
        if (value.isEmpty()) {
            return value;
        }
        int at = random.nextInt(value.length());
        char other = (char) (value.charAt(at) ^ (1 << random.nextInt(16)));
        return value.substring(0, at) + other + value.substring(at + 1);
    }

    @ParameterizedTest
    @EnumSource
    void letsNothingButAWebhookExceptionOut(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        Random random = new Random(SEED);
        for (int i = 0; i < requests(sender); i++) {
            Wire wire = mutated(sender, random);
            try {
                WebhookEvent event = verifier.verifyAndParse(wire.request());
                assertThat(event.envelope().platform())
                        .isEqualTo(sender.platform().id());
            } catch (WebhookException expected) {
                assertThat(expected.response().status()).isIn(200, 400, 401);
            } catch (RuntimeException | StackOverflowError e) {
                throw failure(i, wire, e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsNoBodyThatWasNotSigned(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        Random random = new Random(SEED + 1);
        for (int i = 0; i < requests(sender) && sender.signs(); i++) {
            Wire wire = mutated(sender, random);
            try {
                assertThat(verifier.verify(wire.request()).body())
                        .as("seed %d, request %d", SEED, i)
                        .isEqualTo(sender.sampleBody());
            } catch (WebhookException expected) {
                assertThat(expected.response().status()).isIn(200, 401);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryGenuineBodyOrSaysThatItIsUnreadable(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        Random random = new Random(SEED + 2);
        for (int i = 0; i < requests(sender); i++) {
            byte[] body = body(sender, random);
            Wire wire = sender.sign(body);
            try {
                VerifiedWebhook webhook = verifier.verify(wire.request());
                assertThat(webhook.identity().key()).hasSize(32);
                assertThat(webhook.identity())
                        .isEqualTo(verifier.restoreTrusted(webhook.toBytes()).identity());
                scan((PlatformVerifier<?>) verifier, webhook);
                WebhookEvent event = verifier.parse(webhook);
                assertThat(event.toString()).isNotEmpty();
                assertThat(event.lifecycle()).isNotNull();
                assertThat(event.envelope().type()).isNotNull();
                assertThat(event.envelope().raw().bytes()).isEqualTo(body);
            } catch (WebhookException expected) {
                // Unreadable, a test, or a token with a payload that is none.
                assertThat(expected.response().status())
                        .isIn(sender == Sender.JWPLAYER ? List.of(200, 400, 401) : List.of(200, 400));
            } catch (RuntimeException | StackOverflowError e) {
                throw failure(i, wire, e);
            }
        }
    }

    /** What accepting it needs; never disagrees with parsing about readability. */
    private static void scan(PlatformVerifier<?> verifier, VerifiedWebhook webhook) {
        Scanned scanned = verifier.scan((VerifiedDelivery) webhook);
        assertThat(scanned.type()).isNotNull();
        assertThat(scanned.eventId()).isNotEqualTo("");
        assertThat(scanned.occurredAt() == null || scanned.occurredAt().getEpochSecond() > -70_000_000_000L)
                .isTrue();
        if (scanned.resource() != null) {
            assertThat(scanned.resourceId()).isNotEmpty();
        }
    }

    private static AssertionError failure(int request, Wire wire, Throwable e) {
        return new AssertionError(
                "seed " + SEED + ", request " + request + ": " + wire + " " + Arrays.toString(wire.body()), e);
    }

    private static byte[] body(Sender sender, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> {
                return utf8(text(random));
            }
            case 1 -> {
                byte[] broken = sender.sampleBody();
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                return broken;
            }
            default -> {
                ObjectNode event = sample(sender);
                for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
                    change(event, random);
                }
                return utf8(event.toString());
            }
        }
    }

    private static ObjectNode sample(Sender sender) {
        try {
            return (ObjectNode) MAPPER.readTree(sender.sampleBody());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another value somewhere, or a member more. */
    private static void change(ObjectNode root, Random random) {
        List<ObjectNode> objects = new ArrayList<>(List.of(root));
        for (int i = 0; i < objects.size(); i++) {
            objects.get(i).forEach(child -> {
                if (child instanceof ObjectNode object) {
                    objects.add(object);
                }
            });
        }
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names =
                new ArrayList<>(List.of("id", "type", "data", "payload", "status", "createdAt", "error", "url"));
        for (Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator(); members.hasNext(); ) {
            names.add(members.next().getKey());
        }
        object.set(names.get(random.nextInt(names.size())), value(random, 0));
    }

    private static JsonNode value(Random random, int depth) {
        var nodes = MAPPER.getNodeFactory();
        switch (random.nextInt(depth > 3 ? 8 : 10)) {
            case 0 -> {
                return nodes.nullNode();
            }
            case 1 -> {
                return nodes.booleanNode(random.nextBoolean());
            }
            case 2 -> {
                return nodes.numberNode(random.nextLong());
            }
            case 3 -> {
                return nodes.numberNode(random.nextGaussian() * Math.pow(10, random.nextInt(300)));
            }
            case 4 -> {
                return nodes.textNode(text(random).replaceAll("[\\uD800-\\uDFFF]", ""));
            }
            case 5 -> {
                return nodes.textNode(types()[random.nextInt(types().length)]);
            }
            case 6 -> {
                return nodes.textNode("2026-01-01T12:00:0" + random.nextInt(12) + "Z");
            }
            case 7 -> {
                return nodes.textNode("https://example.org/" + random.nextInt() + (random.nextBoolean() ? " x" : ""));
            }
            case 8 -> {
                ArrayNode array = nodes.arrayNode();
                for (int size = random.nextInt(4); size > 0; size--) {
                    array.add(value(random, depth + 1));
                }
                return array;
            }
            default -> {
                ObjectNode object = nodes.objectNode();
                for (String name : new String[] {"id", "data", "object", "payload", "domains", "tracks"}) {
                    if (random.nextInt(3) == 0) {
                        object.set(name, value(random, depth + 1));
                    }
                }
                return object;
            }
        }
    }

    private static String[] types() {
        return new String[] {
            "VIDEO_READY",
            "LIVESTREAM_ERROR",
            "PLAYLIST_CREATED",
            "LIVESOURCE_CONNECTED",
            "video.updated",
            "stop.complete",
            "video.media.created",
            "video.media.ready",
            "video.media.failed",
            "video.media.track.ready",
            "video.live_stream.active",
            "video.mediaAI.chapters.ready",
            "video.media.upload",
            "video.upload.media_created",
            "edit",
            "serve",
            "ingest",
            "media_available",
            "channel_active",
            "thumbnail_created",
            "encoding.finished",
            "file.received",
            "partial.finished"
        };
    }
}
