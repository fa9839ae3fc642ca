package dev.cuehook.platform;

import static dev.cuehook.sender.Sender.CLOCK;
import static dev.cuehook.sender.Sender.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Refusal;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every built-in platform alike. */
class EverySenderTest {

    @Test
    void everyBuiltInPlatformHasASenderHere() {
        Set<String> ids = new HashSet<>();
        for (Sender sender : Sender.values()) {
            ids.add(sender.platform().id());
        }
        assertThat(ids).containsAll(Platforms.load().ids());
    }

    @ParameterizedTest
    @EnumSource
    void acceptsAGenuineDelivery(Sender sender) {
        Wire wire = sender.sample();
        WebhookVerifier<?> verifier = sender.verifier();

        VerifiedWebhook webhook = verifier.verify(wire.request());

        assertThat(webhook.platform()).isEqualTo(sender.platform().id());
        assertThat(webhook.endpoint()).isEqualTo(sender.platform().id());
        assertThat(webhook.assurance()).isEqualTo(sender.signs() ? Assurance.SIGNED : Assurance.TOKEN);
        assertThat(webhook.body()).isEqualTo(wire.body());
        assertThat(webhook.keyId()).isEqualTo("1");
        assertThat(webhook.keyOwner()).isEqualTo(sender == Sender.LIVEKIT ? Sender.API_KEY : null);
        assertThat(webhook.signedAt()).isEqualTo(sender.signsTime() ? NOW : null);
        assertThat(webhook.receivedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheEventOfAGenuineDelivery(Sender sender) {
        WebhookEvent event = sender.verifier().verifyAndParse(sender.sample().request());

        assertThat(event).isInstanceOf(sender.platform().eventType());
        assertThat(event.envelope().platform()).isEqualTo(sender.platform().id());
        assertThat(event.envelope().type()).isNotEmpty();
        assertThat(event.envelope().raw().bytes()).isEqualTo(sender.sampleBody());
        assertThat(event.envelope().receivedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @EnumSource
    void takesTheRequestsOwnArrivalTime(Sender sender) {
        Wire wire = sender.sample();
        var request = dev.cuehook.WebhookRequest.post(wire.url())
                .headers(wire.headers().stream().map(Wire.Header::name).toList(), name -> List.of(wire.header(name)))
                .body(wire.body())
                .receivedAt(NOW.minusSeconds(7))
                .build();

        assertThat(sender.verifier().verify(request).receivedAt()).isEqualTo(NOW.minusSeconds(7));
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatAnotherSecretSigned(Sender sender) {
        Wire wire = sender.sign(sender.sampleBody(), NOW, sender.otherSecret());

        assertRefused(sender, wire, sender.signs() ? Refusal.SIGNATURE_MISMATCH : Refusal.TOKEN_MISMATCH);
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#signing")
    void refusesEverySingleTurnedBitOfTheBody(Sender sender) {
        Wire wire = sender.sample();
        WebhookVerifier<?> verifier = sender.verifier();

        for (int bit = 0; bit < wire.body().length * 8; bit++) {
            Wire turned = wire.withBitTurned(bit);
            assertThatThrownBy(() -> verifier.verify(turned.request()))
                    .as("bit %d of %s", bit, sender)
                    .isInstanceOf(WebhookRefusedException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#signing")
    void refusesABodyWithAByteMoreOrLess(Sender sender) {
        Wire wire = sender.sample();
        byte[] body = wire.body();

        assertRefused(sender, wire.withBody(java.util.Arrays.copyOf(body, body.length - 1)), null);
        assertRefused(sender, wire.withBody(new byte[0]), null);
        // JW compares values, and white space behind one is none of them
        assertRefused(sender, wire.withBody(java.util.Arrays.copyOf(body, body.length + 1)), null);
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#signing")
    void refusesEveryChangedCharacterOfTheSignature(Sender sender) {
        Wire wire = sender.sample();
        String header = sender.signatureHeader();
        String value = wire.header(header);
        WebhookVerifier<?> verifier = sender.verifier();
        int from = Math.max(value.lastIndexOf('='), Math.max(value.lastIndexOf(','), value.lastIndexOf('.'))) + 1;
        int start = from == value.length() ? Math.max(value.indexOf(','), value.lastIndexOf('.')) + 1 : from;

        for (int i = start; i < value.length(); i++) {
            char other = value.charAt(i) == 'a' ? 'b' : 'a';
            String changed = value.substring(0, i) + other + value.substring(i + 1);
            Wire forged = wire.replacing(header, ignored -> changed);
            assertThatThrownBy(() -> verifier.verify(forged.request()))
                    .as("character %d of %s", i, sender)
                    .isInstanceOf(WebhookRefusedException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#signing")
    void refusesEveryPrefixOfTheSignature(Sender sender) {
        Wire wire = sender.sample();
        String header = sender.signatureHeader();
        String value = wire.header(header);
        WebhookVerifier<?> verifier = sender.verifier();

        for (int length = 0; length < value.length(); length++) {
            String cut = value.substring(0, length);
            Wire forged = wire.replacing(header, ignored -> cut);
            assertThatThrownBy(() -> verifier.verify(forged.request()))
                    .as("%d characters of %s", length, sender)
                    .isInstanceOf(WebhookRefusedException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#signing")
    void refusesARequestWithoutASignature(Sender sender) {
        assertRefused(sender, sender.sample().without(sender.signatureHeader()), Refusal.SIGNATURE_MISSING);
        if (sender != Sender.FASTPIX) { // whose dashboard sends an unsigned probe
            for (String probe : new String[] {"", "{}"}) {
                assertRefused(sender, sender.sign(probe).without(sender.signatureHeader()), Refusal.SIGNATURE_MISSING);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesAGenuineObjectThatSaysNothingForAnEvent(Sender sender) {
        if (sender != Sender.FASTPIX) { // whose test delivery is such an object
            assertThat(sender.verifier().verifyAndParse(sender.sign("{}").request()))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#signing")
    void refusesASignatureThatIsThereTwice(Sender sender) {
        Wire wire = sender.sample();
        String header = sender.signatureHeader();

        assertRefused(sender, wire.with(header, wire.header(header)), Refusal.SIGNATURE_REPEATED);
        assertRefused(sender, wire.with(header, "x"), Refusal.SIGNATURE_REPEATED);
        assertRefused(sender, wire.with(header.toUpperCase(java.util.Locale.ROOT), ""), Refusal.SIGNATURE_REPEATED);
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#signing")
    void findsTheSignatureUnderEveryCaseOfItsName(Sender sender) {
        String header = sender.signatureHeader();
        Wire wire = sender.sample();

        for (String spelled :
                List.of(header.toLowerCase(java.util.Locale.ROOT), header.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(sender.verifier().verify(wire.renaming(header, spelled).request()))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#signing")
    void refusesSignaturesThatAreNone(Sender sender) {
        for (String value : List.of(
                "",
                " ",
                "\t",
                "=",
                ",",
                ".",
                "..",
                "...",
                "v1",
                "v1,",
                "v1=",
                "t=",
                "t=,v1=",
                "t=1,v1=zz",
                "Bearer",
                "Bearer ",
                "Bearer .",
                "Bearer a.b.c",
                "bearer\ta.b.c",
                "null",
                "0",
                "\u0000",
                "é",
                "𝄞",
                "\uD800",
                "%",
                "a".repeat(10_000),
                ",".repeat(10_000),
                " ".repeat(10_000),
                "v1, ".repeat(10_000))) {
            assertRefused(sender, sender.sample().replacing(sender.signatureHeader(), ignored -> value), null);
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsSeveralSecretsAndNamesTheOneThatMatched(Sender sender) {
        WebhookVerifier<?> verifier = sender.builder(sender.secret(), sender.otherSecret())
                .clock(CLOCK)
                .build();

        assertThat(verifier.verify(sender.sample().request()).keyId()).isEqualTo("1");
        assertThat(verifier.verify(sender.sign(sender.sampleBody(), NOW, sender.otherSecret())
                                .request())
                        .keyId())
                .isEqualTo("2");
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheSameSecretTwice(Sender sender) {
        assertThatThrownBy(() -> sender.builder(sender.secret(), sender.otherSecret(), sender.secret())
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Secret 3 is the same as secret 1")
                .hasMessageNotContaining(sender.secret());
    }

    @ParameterizedTest
    @EnumSource
    void refusesToBeBuiltWithoutASecret(Sender sender) {
        assertThatThrownBy(() -> sender.platform().verifier().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sender.platform().id())
                .hasMessageContaining("secret");
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#signingTime")
    void acceptsTimesUpToTheWindowsEdgesAndNotASecondBeyond(Sender sender) {
        long age = 300;
        long ahead = sender == Sender.MUX || sender == Sender.STRIPE ? 60 : 300;

        assertThat(verifyAged(sender, age)).isNull();
        assertThat(verifyAged(sender, age + 1)).isEqualTo(Refusal.TOO_OLD);
        assertThat(verifyAged(sender, -ahead)).isNull();
        assertThat(verifyAged(sender, -ahead - 1)).isEqualTo(Refusal.TOO_NEW);
    }

    @ParameterizedTest
    @MethodSource("dev.cuehook.sender.Sender#signingTime")
    void takesOtherWindows(Sender sender) {
        WebhookVerifier<?> verifier = sender.builder(sender.secret())
                .clock(CLOCK)
                .maxAge(Duration.ofSeconds(10))
                .maxAhead(Duration.ZERO)
                .build();

        assertThat(verifier.verify(signedAged(sender, 10).request())).isNotNull();
        assertThat(verifier.verify(signedAged(sender, 0).request())).isNotNull();
        assertRefused(verifier, signedAged(sender, 11), Refusal.TOO_OLD);
        assertRefused(verifier, signedAged(sender, -1), Refusal.TOO_NEW);
    }

    @ParameterizedTest
    @EnumSource
    void ignoresTheAgeOnlyWhereAskedTo(Sender sender) {
        WebhookVerifier<?> ageless = sender.verifier().ignoringAge();

        for (long age : List.of(0L, 86_400L * 365 * 20, -86_400L * 365 * 20)) {
            assertThat(ageless.verify(signedAged(sender, age).request()).body()).isEqualTo(sender.sampleBody());
        }
        if (sender.signs()) {
            assertRefused(ageless, sender.sample().withBody("{\"forged\":true}"), null);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STANDARD_WEBHOOKS", "SVIX", "STANDARD_WEBHOOKS_ED25519", "MUX", "STRIPE"})
    void refusesAWindowWhereNoTimeIsSigned(Sender sender) {
        assertThatThrownBy(() -> sender.builder(sender.secret())
                        .maxAge(Duration.ofMinutes(1))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signs no time");
        assertThatThrownBy(() -> sender.builder(sender.secret())
                        .maxAhead(Duration.ofMinutes(1))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameIdentityToARepeatAndAnotherToAnotherEvent(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        VerifiedWebhook first = verifier.verify(sender.sample().request());
        VerifiedWebhook again = verifier.verify(sender.sample()
                .with("X-Request-Id", "another")
                .with("Date", "x")
                .request());

        assertThat(again.identity()).isEqualTo(first.identity()).hasSameHashCodeAs(first.identity());
        assertThat(again.identity().key()).hasSize(32);
        if (sender.platform().identity().signedField() == null) { // else the message's id says which event it is
            String other = new String(sender.sampleBody(), UTF_8).replaceAll("([-_])1\"", "$12\"");
            VerifiedWebhook another = verifier.verify(sender.sign(other).request());

            assertThat(another.identity()).isNotEqualTo(first.identity());
        }
    }

    @ParameterizedTest
    @EnumSource
    void carriesADeliveryOverAQueueAndBack(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        VerifiedWebhook sent = verifier.verify(sender.sample().request());

        VerifiedWebhook back = verifier.restoreTrusted(sent.toBytes());

        assertThat(back.body()).isEqualTo(sent.body());
        assertThat(back.identity()).isEqualTo(sent.identity());
        assertThat(back.identity().readable()).isEqualTo(sent.identity().readable());
        assertThat(back).usingRecursiveComparison().comparingOnlyFields("proof").isEqualTo(sent);
        assertThat(parsedType(verifier, back)).isEqualTo(parsedType(verifier, sent));
    }

    @ParameterizedTest
    @EnumSource
    void restoresNothingOfAnotherPlatform(Sender sender) {
        Sender other = sender == Sender.MUX ? Sender.STRIPE : Sender.MUX;
        VerifiedWebhook foreign = other.verifier().verify(other.sample().request());
        WebhookVerifier<?> verifier = sender.verifier();

        assertThatThrownBy(() -> verifier.restoreTrusted(foreign.toBytes()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(other.platform().id());
        assertThatThrownBy(() -> verifier.parse(foreign)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void restoringHostileBytesFailsInOneWayOnly(Sender sender) {
        WebhookVerifier<?> verifier = sender.verifier();
        byte[] written = verifier.verify(sender.sample().request()).toBytes();
        long seed = Long.getLong("cuehook.seed", 20260101L);
        Random random = new Random(seed);

        for (int i = 0; i < 2_000; i++) {
            byte[] hostile = java.util.Arrays.copyOf(written, random.nextInt(written.length + 8));
            for (int flips = random.nextInt(4); flips > 0 && hostile.length > 0; flips--) {
                hostile[random.nextInt(hostile.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(verifier.restoreTrusted(hostile).platform())
                        .isEqualTo(sender.platform().id());
            } catch (IllegalArgumentException expected) {
                assertThat(expected.getCause()).as("seed %d", seed).isNull();
            }
        }
    }

    private static String parsedType(WebhookVerifier<?> verifier, VerifiedWebhook webhook) {
        return verifier.parse(webhook).envelope().type();
    }

    private static Wire signedAged(Sender sender, long seconds) {
        return sender.sign(sender.sampleBody(), NOW.minusSeconds(seconds), sender.secret());
    }

    private static @org.jspecify.annotations.Nullable Refusal verifyAged(Sender sender, long seconds) {
        try {
            sender.verifier().verify(signedAged(sender, seconds).request());
            return null;
        } catch (WebhookRefusedException e) {
            return e.refusal();
        }
    }

    private static void assertRefused(Sender sender, Wire wire, @org.jspecify.annotations.Nullable Refusal expected) {
        assertRefused(sender.verifier(), wire, expected);
    }

    private static void assertRefused(
            WebhookVerifier<?> verifier, Wire wire, @org.jspecify.annotations.Nullable Refusal expected) {
        assertThatThrownBy(() -> verifier.verify(wire.request()))
                .isInstanceOfSatisfying(WebhookRefusedException.class, e -> {
                    assertThat(e.response().status()).isEqualTo(401);
                    assertThat(e.response().body()).isEqualTo("unauthorized");
                    assertThat(e.getStackTrace()).isEmpty();
                    if (expected != null) {
                        assertThat(e.refusal()).isEqualTo(expected);
                    }
                });
    }
}
