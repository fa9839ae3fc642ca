package dev.cuehook.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cuehook.Refusal;
import dev.cuehook.UnknownEvent;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookHandshakeException;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.TimeWindow;
import dev.cuehook.platform.VerifierBuilder;
import dev.cuehook.testing.Sample;
import dev.cuehook.testing.SettableClock;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Platform} must do: take what is genuine, refuse what is not, and read what it does not know. Extend it
 * in a test of a platform of your own.
 *
 * @param <E> the platform's family of events
 * @since 0.1
 */
public abstract class PlatformContract<E extends WebhookEvent> {

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));

    /** A contract for one platform. */
    protected PlatformContract() {}

    /** The platform. */
    protected abstract Platform<E> platform();

    /** Makes its genuine requests; independent of the code under test. */
    protected abstract Signer signer();

    /** Makes requests with another secret (or key, or token) of the same form. */
    protected abstract Signer strangersSigner();

    /** A sample of each of its events. */
    protected abstract List<Sample> samples();

    /** The headers that prove a request; all that the signer sets, but for {@code Content-Type}, unless overridden. */
    protected Set<String> provingHeaders() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(genuine().headers().keySet());
        names.remove("Content-Type");
        return names;
    }

    @Test
    void genuineSamplesAreVerified() {
        for (Sample sample : samples()) {
            VerifiedWebhook verified = verify(sign(sample));

            assertThat(verified.platform()).isEqualTo(platform().id());
            assertThat(verified.assurance()).isEqualTo(platform().scheme().assurance());
        }
    }

    @Test
    void samplesAreReadAsEventsThatAreKnown() {
        for (Sample sample : samples()) {
            assertThat(verifier().verifyAndParse(sign(sample).toWebhookRequest()))
                    .isInstanceOf(platform().eventType())
                    .isNotInstanceOf(UnknownEvent.class);
        }
    }

    @Test
    void aStrangersRequestsAreRefused() {
        for (Sample sample : samples()) {
            assertRefused(strangersSigner().sign(sample, clock.instant()), "a stranger's request");
        }
    }

    @Test
    void noFlippedBitOfABodyIsTaken() {
        assumeTrue(platform().scheme().assurance() == Assurance.SIGNED, "The platform signs nothing.");
        SignedRequest genuine = genuine();
        byte[] verified = verify(genuine).body();
        byte[] body = genuine.body();
        for (int bit = 0; bit < body.length * 8; bit++) {
            byte[] flipped = body.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertNothingElseIsTaken(genuine.withBody(flipped), verified, "bit " + bit + " of the body flipped");
        }
    }

    @Test
    void noFlippedBitOfAProvingHeaderMakesAnotherDelivery() {
        SignedRequest genuine = genuine();
        VerifiedWebhook verified = verify(genuine);
        for (String header : provingHeaders()) {
            String value = valueOf(genuine, header);
            int refused = 0;
            for (int i = 0; i < value.length(); i++) {
                for (int bit = 0; bit < 7; bit++) {
                    VerifiedWebhook other = takes(genuine.withHeader(header, flipped(value, i, bit)));
                    if (other == null) {
                        refused++;
                    } else {
                        assertThat(other.identity())
                                .as("identity with a flipped bit of %s", header)
                                .isEqualTo(verified.identity());
                    }
                }
            }
            assertThat(refused).as("refused flips of %s", header).isPositive();
        }
    }

    @Test
    void aBodyIsNotTakenWithTheProofOfAnother() {
        assumeTrue(platform().scheme().assurance() == Assurance.SIGNED, "The platform signs nothing.");
        SignedRequest genuine = genuine();

        assertRefused(genuine.withBody("{\"other\":true}".getBytes(StandardCharsets.UTF_8)), "another body");
    }

    @Test
    void aMissingProvingHeaderIsRefused() {
        for (String header : provingHeaders()) {
            assertRefused(genuine().withoutHeader(header), "no " + header);
        }
    }

    @Test
    void aRepeatedProvingHeaderIsRefused() {
        for (String header : provingHeaders()) {
            SignedRequest genuine = genuine();
            assertRefused(genuine.withAddedHeader(header, valueOf(genuine, header)), header + " twice");
        }
    }

    @Test
    void aMissingOrRepeatedTokenIsRefused() {
        String query = genuine().query();
        assumeTrue(query != null, "The URL has no token.");

        assertRefused(genuine().withQuery(null), "no token");
        assertRefused(genuine().withQuery(query + '&' + query), "the token twice");
    }

    @Test
    void noFlippedBitOfATokenIsTaken() {
        String query = genuine().query();
        assumeTrue(query != null, "The URL has no token.");
        String genuine = String.valueOf(query);
        for (int i = 0; i < genuine.length(); i++) {
            for (int bit = 0; bit < 7; bit++) {
                assertRefused(genuine().withQuery(flipped(genuine, i, bit)), "a flipped bit of the query");
            }
        }
    }

    @Test
    void aSignedTimeOutsideItsWindowIsRefused() {
        TimeWindow window = platform().scheme().window();
        assumeTrue(window != null, "The platform signs no time.");
        if (window != null) {
            assertThat(refusalAfter(window.maxAge().plusSeconds(2))).isEqualTo(Refusal.TOO_OLD);
            assertThat(refusalAfter(window.maxAhead().plusSeconds(2).negated())).isEqualTo(Refusal.TOO_NEW);
        }
    }

    @Test
    void theSameRequestIsTheSameDelivery() {
        SignedRequest request = genuine();

        assertThat(verify(request).identity()).isEqualTo(verify(request).identity());
    }

    @Test
    void aDeliveryIsReadBackFromItsBytes() {
        for (Sample sample : samples()) {
            VerifiedWebhook verified = verify(sign(sample));

            VerifiedWebhook restored = verifier().restoreTrusted(verified.toBytes());

            assertThat(restored.identity()).isEqualTo(verified.identity());
            assertThat(restored.body()).isEqualTo(verified.body());
            assertThat(verifier().parse(restored).getClass())
                    .isEqualTo(verifier().parse(verified).getClass());
        }
    }

    @Test
    void unknownFieldsChangeNothing() {
        for (Sample sample : samples()) {
            byte[] body = sample.body(clock.instant());
            byte[] richer = new BodyVariants(body).withUnknownFields();

            assertThat(parse(richer).getClass()).isEqualTo(parse(body).getClass());
        }
    }

    @Test
    void missingAndMistypedFieldsAreNoFailure() {
        for (Sample sample : samples()) {
            for (byte[] damaged : new BodyVariants(sample.body(clock.instant())).damaged()) {
                assertThatCode(() -> {
                            try {
                                parse(damaged);
                            } catch (WebhookHandshakeException e) {
                                assertThat(e.response().isSuccess()).isTrue(); // a test of the platform, and no event
                            }
                        })
                        .doesNotThrowAnyException();
            }
        }
    }

    private WebhookVerifier<E> verifier() {
        return verifier(clock);
    }

    private WebhookVerifier<E> verifier(SettableClock at) {
        Signer signer = signer();
        VerifierBuilder<E> builder = platform().verifier().clock(at);
        String owner = signer.owner();
        return (owner == null ? builder.secrets(signer.secret()) : builder.secretOf(owner, signer.secret())).build();
    }

    private E parse(byte[] body) {
        return verifier().verifyAndParse(signer().sign(body, clock.instant()).toWebhookRequest());
    }

    private SignedRequest genuine() {
        return sign(samples().get(0));
    }

    private SignedRequest sign(Sample sample) {
        return signer().sign(sample, clock.instant());
    }

    private VerifiedWebhook verify(SignedRequest request) {
        return verifier().verify(request.toWebhookRequest());
    }

    private @Nullable VerifiedWebhook takes(SignedRequest request) {
        try {
            return verify(request);
        } catch (WebhookRefusedException e) {
            return null;
        }
    }

    private @Nullable Refusal refusalAfter(Duration age) {
        SignedRequest request = genuine();
        WebhookVerifier<E> verifier = verifier(SettableClock.at(clock.instant().plus(age)));
        try {
            verifier.verify(request.toWebhookRequest());
            return null;
        } catch (WebhookRefusedException e) {
            return e.refusal();
        }
    }

    private void assertRefused(SignedRequest request, String what) {
        assertThat(takes(request)).as(what).isNull();
    }

    private void assertNothingElseIsTaken(SignedRequest request, byte[] genuine, String what) {
        VerifiedWebhook verified = takes(request);
        if (verified != null) {
            assertThat(verified.body()).as(what).isEqualTo(genuine);
        }
    }

    private static String flipped(String text, int at, int bit) {
        return text.substring(0, at) + (char) (text.charAt(at) ^ 1 << bit) + text.substring(at + 1);
    }

    private static String valueOf(SignedRequest request, String header) {
        String value = request.header(header);
        assertThat(value).as("the signer's %s", header).isNotNull();
        return value == null ? "" : value;
    }
}
