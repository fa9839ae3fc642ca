package dev.cuehook.platform;

import static dev.cuehook.sender.Crypto.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What stays true whatever is drawn. The same draws in each run; {@code -Dcuehook.seed=…} tries others. */
class LawsOfVerifyingTest {

    private static final long SEED = Long.getLong("cuehook.seed", 20_260_102L);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Random random = new Random(SEED);

    private static String drawn(Sender sender, Object what) {
        return "seed " + SEED + ", " + sender + ": " + what;
    }

    private static boolean accepts(WebhookVerifier<?> verifier, Wire wire) {
        try {
            return verifier.verify(wire.request()).body().length > 0;
        } catch (WebhookRefusedException e) {
            return false;
        }
    }

    /** The JDK takes milliseconds for an Ed25519 signature. */
    private static int draws(Sender sender, int usually) {
        return sender == Sender.STANDARD_WEBHOOKS_ED25519 ? usually / 20 : usually;
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#signing")
    void refuseEachTurnedBitOfEverySignedHeader(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        Wire genuine = sender.sample();
        for (Wire.Header header : genuine.headers()) {
            String value = header.value();
            int step = sender == Sender.STANDARD_WEBHOOKS_ED25519 ? 11 : 1;
            for (int bit = 0; bit < value.length() * 8; bit += step) {
                char turned = (char) (value.charAt(bit / 8) ^ (1 << (bit % 8)));
                String other = value.substring(0, bit / 8) + turned + value.substring(bit / 8 + 1);
                if (isAnotherSpelling(header, value, other)) {
                    continue;
                }
                assertThat(accepts(verifier, genuine.replacing(header.name(), ignored -> other)))
                        .as(drawn(sender, header.name() + " bit " + bit))
                        .isFalse();
            }
        }
    }

    /** Hexadecimal digits and the word Bearer have two cases, and a list may begin or end with a tab for a blank. */
    private static boolean isAnotherSpelling(Wire.Header header, String value, String other) {
        boolean hex = header.name().contains("Hmac-Sha-256") || value.contains(",v1=");
        return (hex || header.name().equals("Authorization"))
                && value.equalsIgnoreCase(other)
                && !jwtPart(value, other);
    }

    /** Whether the two differ behind the word Bearer, where case counts. */
    private static boolean jwtPart(String value, String other) {
        return value.contains("ey")
                && value.substring(0, value.indexOf("ey")).equals(other.substring(0, value.indexOf("ey")));
    }

    @ParameterizedTest
    @EnumSource
    void refuseASignatureOfAnyOtherBody(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        for (int draw = draws(sender, 300); draw > 0 && sender.signs(); draw--) {
            byte[] one = utf8("{\"n\":" + random.nextLong() + "}");
            byte[] other = utf8("{\"n\":" + random.nextLong() + "}");
            assertThat(accepts(verifier, sender.sign(one).withBody(other)))
                    .as(drawn(sender, new String(one, java.nio.charset.StandardCharsets.UTF_8)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void findHeadersInAnyOrderAndCaseAmongAnyOthers(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        for (int draw = draws(sender, 100); draw > 0; draw--) {
            Wire genuine = sender.sample();
            List<Wire.Header> headers = new ArrayList<>();
            genuine.headers().forEach(header -> headers.add(new Wire.Header(anyCase(header.name()), header.value())));
            for (int more = random.nextInt(20); more > 0; more--) {
                headers.add(new Wire.Header("X-" + Long.toString(random.nextLong(), 36), "v" + more));
            }
            Collections.shuffle(headers, random);
            Wire wire = new Wire(genuine.url(), headers, genuine.body());

            assertThat(accepts(verifier, wire)).as(drawn(sender, headers)).isTrue();
        }
    }

    private String anyCase(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            String one = name.substring(i, i + 1);
            text.append(random.nextBoolean() ? one.toUpperCase(Locale.ROOT) : one.toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource
    void readTheSameEventBesideUnknownFieldsAtEveryDepth(Sender sender) throws IOException {
        WebhookVerifier<?> verifier = sender.verifier();
        WebhookEvent plain = verifier.verifyAndParse(sender.sample().request());
        for (int draw = draws(sender, 200); draw > 0; draw--) {
            ObjectNode body = (ObjectNode) MAPPER.readTree(sender.sampleBody());
            addUnknown(body);
            WebhookEvent event =
                    verifier.verifyAndParse(sender.sign(utf8(body.toString())).request());

            assertThat(event).as(drawn(sender, body)).hasSameClassAs(plain);
            assertThat(event.envelope().type()).isEqualTo(plain.envelope().type());
            assertThat(event.envelope().id()).isEqualTo(plain.envelope().id());
            assertThat(event.envelope().occurredAt()).isEqualTo(plain.envelope().occurredAt());
            assertThat(event.lifecycle().map(cycle -> cycle.stage() + cycle.resourceId()))
                    .isEqualTo(plain.lifecycle().map(cycle -> cycle.stage() + cycle.resourceId()));
        }
    }

    /** Puts members that no platform knows into the object and those below it, before and behind the known ones. */
    private void addUnknown(ObjectNode object) {
        for (JsonNode child : object) {
            if (child instanceof ObjectNode inner) {
                addUnknown(inner);
            }
        }
        ObjectNode known = object.deepCopy();
        object.removeAll();
        addSome(object);
        object.setAll(known);
        addSome(object);
    }

    private void addSome(ObjectNode object) {
        for (int more = random.nextInt(3); more > 0; more--) {
            String name = "zz" + Long.toString(random.nextLong(), 36);
            switch (random.nextInt(5)) {
                case 0 -> object.putNull(name);
                case 1 -> object.put(name, random.nextLong());
                case 2 -> object.put(name, "\"\\\u0000 {}[]😀".repeat(random.nextInt(4)));
                case 3 -> object.putArray(name).addObject().put("id", random.nextInt());
                default ->
                    object.putObject(name).putObject("data").put("id", "x").put("type", "y");
            }
        }
    }
}
