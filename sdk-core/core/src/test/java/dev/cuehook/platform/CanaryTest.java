package dev.cuehook.platform;

import static dev.cuehook.sender.Crypto.base64;
import static dev.cuehook.sender.Crypto.utf8;
import static dev.cuehook.sender.Sender.CLOCK;
import static dev.cuehook.sender.Sender.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cuehook.Envelope;
import dev.cuehook.Secret;
import dev.cuehook.SecretSource;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookException;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.canaries.Canaries;
import dev.cuehook.sender.Jwt;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Plants a bird in every secret, signature, token and body, and looks for it in all that is said. */
class CanaryTest {

    private static final String BIRD = Canaries.BODY;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.cuehook");
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
    }

    @AfterEach
    void hush() {
        logger.detachAppender(log);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    /** A secret of the sender's form with the bird in it, or made of it where it is Base64. */
    private static String birdSecret(Sender sender) {
        return switch (sender) {
            case FASTPIX -> base64(utf8("finch-finch-finch-finch!"));
            case STANDARD_WEBHOOKS, SVIX -> "whsec_" + base64(utf8("finch-finch-finch-finch!"));
            case STANDARD_WEBHOOKS_ED25519 -> sender.secret();
            default ->
                "finch-0123456789-" + sender.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    private static byte[] birdBody(Sender sender) {
        String body = new String(sender.sampleBody(), java.nio.charset.StandardCharsets.UTF_8);
        return utf8(body.substring(0, body.length() - 1)
                + ",\"title\":\"finch\",\"finch\":[\"finch\"],\"streamKey\":\"finch\",\"user_id\":\"finch\"}");
    }

    private void say(Object thing) {
        said.add(thing.getClass().getName() + ": " + thing);
        if (thing instanceof Throwable failure) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            said.add(trace.toString());
            assertThat(failure.getCause()).isNull();
        }
        if (thing instanceof WebhookException failure) {
            say(failure.response());
            said.add(failure.response().body() + failure.response().headers());
        }
    }

    private void assertNobodySang(String... more) {
        log.list.forEach(event -> {
            said.add(event.getFormattedMessage());
            said.add(String.valueOf(event.getKeyValuePairs()));
            said.add(
                    event.getThrowableProxy() == null
                            ? ""
                            : event.getThrowableProxy().getMessage());
        });
        assertThat(said).isNotEmpty();
        for (String line : said) {
            assertThat(line.toLowerCase(Locale.ROOT)).doesNotContain(BIRD);
            for (String other : more) {
                assertThat(line).doesNotContain(other);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfSecretsAndRequestsWhateverBecomesOfThem(Sender sender) {
        String secret = birdSecret(sender);
        WebhookVerifier<?> verifier = sender.builder(secret).clock(CLOCK).build();
        byte[] body = birdBody(sender);
        Wire good = sender.sign(body, NOW, secret);
        List<Wire> wires = new ArrayList<>(List.of(
                good,
                good.withBody("{\"finch\":finch"),
                sender.sign(utf8("{\"finch\":finch"), NOW, secret),
                sender.sign(utf8("{\"finch\":1,\"finch\":2}"), NOW, secret),
                sender.sign(utf8("[\"finch\"]"), NOW, secret),
                sender.sign(utf8("{\"" + BIRD.repeat(100) + "\":1}"), NOW, secret),
                sender.sign(body, NOW.minusSeconds(90_000), secret),
                sender.sign(body, NOW.plusSeconds(90_000), secret),
                good.withUrl("/webhooks/x?token=finch-of-another-kind"),
                good.withUrl("/webhooks/x?token=finch&token=finch"),
                good.withUrl("/webhooks/x?finch=finch"),
                Wire.of(body)));
        for (Wire.Header header : good.headers()) {
            String name = header.name();
            wires.add(good.without(name));
            wires.add(good.with(name, "finch"));
            wires.add(good.replacing(name, value -> "finch"));
            wires.add(good.replacing(name, value -> value + "finch"));
            wires.add(good.replacing(name, value -> "t=finch,v1=finch"));
            wires.add(good.replacing(name, value -> "v1,finch"));
            wires.add(good.replacing(name, value -> "Bearer finch.finch.finch"));
            wires.add(good.replacing(name, value -> Jwt.of(utf8("{\"alg\":\"finch\"}"), body, secret)));
            wires.add(good.replacing(name, value -> Jwt.of(utf8("{\"exp\":\"finch\"}"), secret)));
        }
        int accepted = 0;
        for (Wire wire : wires) {
            accepted += tell(verifier, wire);
        }
        say(verifier);
        say(sender.platform());
        say(sender.platform().scheme().key(Secret.of(secret)));

        assertThat(accepted).isPositive();
        List<String> proofs = good.headers().stream()
                .map(Wire.Header::value)
                .filter(value -> value.length() > 12)
                .toList();
        assertNobodySang(proofs.toArray(String[]::new));
        assertNobodySang(secret);
    }

    private int tell(WebhookVerifier<?> verifier, Wire wire) {
        WebhookRequest request = wire.request();
        say(request);
        say(request.head());
        try {
            VerifiedWebhook webhook = verifier.verify(request);
            say(webhook);
            say(webhook.identity());
            WebhookEvent event = verifier.parse(webhook);
            say(event);
            Envelope envelope = event.envelope();
            say(envelope);
            say(envelope.raw());
            event.lifecycle().ifPresent(this::say);
            return 1;
        } catch (WebhookException e) {
            say(e);
            return 0;
        }
    }

    @Test
    void saysNothingOfSecretsThatItRefuses() {
        for (Sender sender : Sender.values()) {
            for (String secret : List.of(
                    "finch ", "\nfinch", "${finch}", "finch${", "finch+", "whsec_finch!", "whpk_finch", "finch")) {
                try {
                    WebhookVerifier<?> built = sender.builder(secret, secret).build();
                    fail("Built with one secret twice: " + built);
                } catch (IllegalArgumentException e) {
                    say(e);
                }
            }
        }
        say(Secret.of("finch"));
        say(Secret.of("finch").named("2026"));
        assertNobodySang();
    }

    @Test
    void saysNothingOfWhatASourceSees() {
        SecretSource source = SecretSource.of((head, peek) -> peek.text("/tenant"), owner -> {
            if (owner.equals("failing-finch")) {
                throw new IllegalStateException("finch");
            }
            return owner.equals("bad-finch") ? List.of(Secret.of("!finch!")) : List.of();
        });
        WebhookVerifier<?> verifier =
                Sender.FASTPIX.platform().verifier().secretSource(source).build();
        for (String tenant : List.of("failing-finch", "bad-finch", "unknown-finch", BIRD.repeat(100))) {
            tell(verifier, Sender.FASTPIX.sign("{\"tenant\":\"" + tenant + "\"}"));
        }
        assertNobodySang();
    }

    @Test
    void saysNothingOfBytesThatItCannotRestore() {
        byte[] written = Sender.MUX
                .verifier()
                .verify(Sender.MUX.sign("{\"finch\":\"finch\"}").request())
                .toBytes();
        for (int cut = 0; cut < written.length; cut += 3) {
            try {
                Sender.STRIPE.verifier().restoreTrusted(java.util.Arrays.copyOf(written, cut));
            } catch (IllegalArgumentException e) {
                say(e);
            }
        }
        assertNobodySang();
    }
}
