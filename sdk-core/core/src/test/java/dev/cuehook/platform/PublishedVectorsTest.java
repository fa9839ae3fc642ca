package dev.cuehook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuehook.Secret;
import dev.cuehook.WebhookException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.livekit.LiveKit;
import dev.cuehook.mux.Mux;
import dev.cuehook.sender.Wire;
import dev.cuehook.standardwebhooks.StandardWebhooks;
import dev.cuehook.stripe.Stripe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Requests that the platforms' own test suites publish, with their verdicts. They lie outside this repository, in the
 * folder that the property {@code cuehook.vectors} names; without it there is nothing to run, which is said and skipped.
 */
class PublishedVectorsTest {

    private static final Set<String> SCHEMES = Set.of("standard-webhooks", "svix", "mux", "stripe-v1", "livekit");

    /** Tags of cases on which the published suites do not agree among themselves. */
    private static final Set<String> OPEN = Set.of("policy", "lenient-optional", "lenient-secret", "boundary");

    private static final String SPARE_BITS =
            "the secret's last character has bits that Base64 does not use: it was cut "
                    + "or mistyped, and several spellings of one key are refused when the verifier is built";

    /** Where this library decides otherwise than a published suite, and why. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "standard-webhooks/secret-23b-padded", SPARE_BITS,
            "standard-webhooks/secret-23b-unpadded", SPARE_BITS,
            "standard-webhooks/secret-25b-padded", SPARE_BITS,
            "standard-webhooks/secret-25b-unpadded", SPARE_BITS);

    @TestFactory
    Stream<DynamicTest> givesThePublishedVerdict() {
        List<Case> cases = cases();
        if (cases.isEmpty()) {
            return Stream.of(dynamicTest("no vectors", () -> assumeTrue(false, noVectors())));
        }
        return cases.stream().map(vector -> dynamicTest(vector.id(), () -> check(vector)));
    }

    @TestFactory
    Stream<DynamicTest> refusesAPublishedRequestWithATurnedBit() {
        List<Case> cases = cases().stream()
                .filter(vector -> vector.valid && vector.accepted())
                .toList();
        if (cases.isEmpty()) {
            return Stream.of(dynamicTest("no vectors", () -> assumeTrue(false, noVectors())));
        }
        return cases.stream()
                .map(vector -> dynamicTest(vector.id(), () -> {
                    int bits = vector.wire.body().length * 8;
                    for (int bit = 0; bit < bits; bit += Math.max(1, bits / 64)) {
                        int turned = bit;
                        assertThat(vector.accepts(vector.wire.withBitTurned(turned)))
                                .as("bit %d", turned)
                                .isFalse();
                    }
                }));
    }

    @Test
    void knowsEveryVectorOfTheFolderAndEveryExceptionIsOne() {
        List<Case> cases = cases();
        assumeTrue(!cases.isEmpty(), noVectors());

        assertThat(cases.stream().map(vector -> vector.scheme).distinct()).containsExactlyInAnyOrderElementsOf(SCHEMES);
        assertThat(cases.stream().map(Case::id)).doesNotHaveDuplicates().containsAll(OTHERWISE.keySet());
        assertThat(cases).hasSizeGreaterThanOrEqualTo(150);
    }

    private static void check(Case vector) {
        boolean accepted = vector.accepted();
        String why = OTHERWISE.get(vector.id());
        if (why == null) {
            assertThat(accepted).as("%s (%s)", vector.id(), vector.why).isEqualTo(vector.valid);
            return;
        }
        assertThat(vector.tags)
                .as("only a case on which the suites disagree may be decided otherwise")
                .anyMatch(OPEN::contains);
        if (accepted == vector.valid) {
            fail("%s is decided as published: remove its exception (%s)", vector.id(), why);
        }
    }

    private static String noVectors() {
        return "No vectors: set -Dcuehook.vectors to the folder that holds vectors-*.json (it is '"
                + System.getProperty("cuehook.vectors") + "').";
    }

    private static List<Case> cases() {
        String folder = System.getProperty("cuehook.vectors");
        if (folder == null || !Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<Case> cases = new ArrayList<>();
            for (Path file : files.filter(path -> path.getFileName().toString().matches("vectors-.*\\.json"))
                    .sorted()
                    .toList()) {
                JsonNode suite = new ObjectMapper().readTree(file.toFile());
                String scheme = suite.path("scheme").asText();
                suite.path("cases").forEach(vector -> cases.add(Case.of(scheme, vector)));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Case(
            String scheme,
            String name,
            String secret,
            @Nullable String apiKey,
            Wire wire,
            Clock clock,
            boolean valid,
            Set<String> tags,
            String why) {

        static Case of(String scheme, JsonNode vector) {
            Wire wire = Wire.of(
                    Base64.getDecoder().decode(vector.path("body_base64").asText()));
            for (Map.Entry<String, JsonNode> header : vector.path("headers").properties()) {
                wire = wire.with(header.getKey(), header.getValue().asText());
            }
            Map<String, Boolean> tags = new LinkedHashMap<>();
            vector.path("tags").forEach(tag -> tags.put(tag.asText(), true));
            return new Case(
                    scheme,
                    vector.path("name").asText(),
                    vector.path("secret").asText(),
                    vector.path("params").path("apiKey").textValue(),
                    wire,
                    Clock.fixed(Instant.ofEpochSecond(vector.path("now_epoch_s").asLong()), ZoneOffset.UTC),
                    vector.path("expect").asText().equals("valid"),
                    tags.keySet(),
                    vector.path("why").asText());
        }

        String id() {
            return scheme + "/" + name;
        }

        boolean accepted() {
            return accepts(wire);
        }

        /** False as well where the secret is refused before any request is seen. */
        boolean accepts(Wire request) {
            WebhookVerifier<?> verifier;
            try {
                verifier = verifier();
            } catch (IllegalArgumentException unusableSecret) {
                return false;
            }
            try {
                return verifier.verify(request.request()).body().length == request.body().length;
            } catch (WebhookException refused) {
                return false;
            }
        }

        private WebhookVerifier<?> verifier() {
            VerifierBuilder<?> builder = platform().verifier().clock(clock);
            return apiKey == null
                    ? builder.secrets(Secret.of(secret)).build()
                    : builder.secretOf(apiKey, Secret.of(secret)).build();
        }

        private Platform<?> platform() {
            return switch (scheme) {
                case "standard-webhooks" -> StandardWebhooks.PLATFORM;
                case "svix" -> StandardWebhooks.SVIX;
                case "mux" -> Mux.PLATFORM;
                case "stripe-v1" -> Stripe.PLATFORM;
                case "livekit" -> LiveKit.PLATFORM;
                default -> throw new IllegalStateException("No platform is known for the scheme " + scheme);
            };
        }
    }
}
