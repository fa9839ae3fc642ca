package dev.cuehook.platform;

import static dev.cuehook.Refusal.NO_KEY;
import static dev.cuehook.Refusal.SIGNATURE_MALFORMED;
import static dev.cuehook.Refusal.SIGNATURE_MISMATCH;
import static dev.cuehook.Refusal.SIGNATURE_MISSING;
import static dev.cuehook.Refusal.TOO_OLD;
import static dev.cuehook.sender.Sender.CLOCK;
import static dev.cuehook.sender.Sender.JWPLAYER;
import static dev.cuehook.sender.Sender.MUX;
import static dev.cuehook.sender.Sender.NOW;
import static dev.cuehook.sender.Sender.SHOTSTACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.SecretSource;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookUnavailableException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Refused;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Secrets that are looked up while requests come in. */
@Timeout(60)
class SecretSourceTest {

    private static final String MUX_BODY = "{\"type\":\"x\",\"id\":\"e\",\"tenant\":\"%s\"}";

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger loaded = new AtomicInteger();

    private WebhookVerifier<?> verifier(Sender sender, SecretSource.Loader loader) {
        SecretSource source = SecretSource.of(
                (head, peek) -> {
                    asked.incrementAndGet();
                    return peek.text("/tenant");
                },
                owner -> {
                    loaded.incrementAndGet();
                    return loader.load(owner);
                });
        return sender.platform().verifier().secretSource(source).clock(CLOCK).build();
    }

    private static Wire of(String tenant) {
        return MUX.sign(String.format(MUX_BODY, tenant));
    }

    private static List<Secret> one() {
        return List.of(Secret.of(MUX.secret()));
    }

    @Test
    void findsTheSecretOfTheTenantThatTheBodyNames() {
        WebhookVerifier<?> verifier =
                verifier(MUX, owner -> owner.equals("acme") ? one() : List.of(Secret.of(MUX.otherSecret())));

        VerifiedWebhook webhook = verifier.verify(of("acme").request());
        assertThat(webhook.keyOwner()).isEqualTo("acme");
        assertThat(webhook.keyId()).isEqualTo("1");
        assertThat(Refused.by(verifier, of("other"))).isEqualTo(SIGNATURE_MISMATCH);
    }

    @Test
    void oneListForEverybodyHasNoOwner() {
        WebhookVerifier<?> verifier = MUX.platform()
                .verifier()
                .secretSource(SecretSource.forEverybody(SecretSourceTest::one))
                .clock(CLOCK)
                .build();

        VerifiedWebhook webhook = verifier.verify(of("acme").request());
        assertThat(webhook.keyOwner()).isNull();
        assertThat(webhook.identity())
                .isEqualTo(MUX.verifier().verify(of("acme").request()).identity());
    }

    @Test
    void peeksOnlyUnderTheVerifiersLimits() {
        WebhookVerifier<?> verifier = verifier(MUX, owner -> one());
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        for (String body : List.of(
                "{\"tenant\":\"acme\",\"a\":" + deep + "}",
                "{\"tenant\":\"acme\",\"tenant\":\"other\"}",
                "{\"tenant\":\"acme\"}{}",
                "[\"acme\"]",
                "{\"tenant\":")) {
            assertThat(Refused.by(verifier, MUX.sign(body))).isEqualTo(NO_KEY);
        }
        assertThat(loaded).hasValue(0);
    }

    @Test
    void anErrorOfTheSourceIsUnavailableToo() {
        for (Error error : List.of(new NoClassDefFoundError("x"), new AssertionError("x"), new StackOverflowError())) {
            SecretSource source = SecretSource.of(
                    (head, peek) -> {
                        throw error; // of a missing class, of a recursion without end
                    },
                    owner -> one());
            WebhookVerifier<?> verifier =
                    MUX.platform().verifier().secretSource(source).clock(CLOCK).build();

            assertThatThrownBy(() -> verifier.verify(of("acme").request()))
                    .isInstanceOf(WebhookUnavailableException.class);
        }
    }

    @Test
    void peeksIntoArrays() {
        SecretSource source = SecretSource.of((head, peek) -> peek.text("/list/1/tenant"), owner -> one());
        WebhookVerifier<?> verifier =
                MUX.platform().verifier().secretSource(source).clock(CLOCK).build();
        String body = "{\"type\":\"x\",\"id\":\"e\",\"list\":[{\"tenant\":\"a\"},{\"tenant\":\"b\"},[]]}";

        assertThat(verifier.verify(MUX.sign(body).request()).keyOwner()).isEqualTo("b");
    }

    @Test
    void reportsWhichOfSeveralSecretsMatched() {
        WebhookVerifier<?> verifier = verifier(
                MUX,
                owner -> List.of(
                        Secret.of(MUX.otherSecret()).named("new"),
                        Secret.of(MUX.secret()).named("old")));

        assertThat(verifier.verify(of("acme").request()).keyId()).isEqualTo("old");
    }

    @Test
    void keepsTenantsApartInTheIdentity() {
        // The same id under two tenants is two deliveries.
        SecretSource byHeader =
                SecretSource.of((head, peek) -> head.headers("X-Tenant").get(0), owner -> one());
        WebhookVerifier<?> verifier =
                MUX.platform().verifier().secretSource(byHeader).clock(CLOCK).build();

        assertThat(verifier.verify(MUX.sample().with("X-Tenant", "a").request()).identity())
                .isNotEqualTo(verifier.verify(MUX.sample().with("X-Tenant", "b").request())
                        .identity());
    }

    @Test
    void isNotAskedBeforeTheHeadIsWellFormedAndFresh() {
        WebhookVerifier<?> verifier = verifier(MUX, owner -> one());

        assertThat(Refused.by(verifier, of("acme").without("Mux-Signature"))).isEqualTo(SIGNATURE_MISSING);
        assertThat(Refused.by(verifier, of("acme").replacing("Mux-Signature", value -> "junk")))
                .isEqualTo(SIGNATURE_MALFORMED);
        assertThat(Refused.by(verifier, MUX.sign(of("acme").body(), NOW.minusSeconds(301), MUX.secret())))
                .isEqualTo(TOO_OLD);
        assertThat(asked).hasValue(0);
        assertThat(loaded).hasValue(0);
    }

    @Test
    void knowsNoKeyForAnUnknownTenantAndRemembersThat() {
        WebhookVerifier<?> verifier = verifier(MUX, owner -> List.of());

        for (int i = 0; i < 5; i++) {
            assertThat(Refused.by(verifier, of("nobody"))).isEqualTo(NO_KEY);
        }
        assertThat(loaded).hasValue(1);
    }

    @Test
    void knowsNoKeyWhereTheBodyNamesNoTenantAndLoadsNothing() {
        WebhookVerifier<?> verifier = verifier(MUX, owner -> one());

        for (String body :
                new String[] {"{}", "{\"tenant\":5}", "{\"tenant\":null}", "[]", "{", "", "{\"tenant\":{}}"}) {
            assertThat(Refused.by(verifier, MUX.sign(body))).as(body).isEqualTo(NO_KEY);
        }
        assertThat(asked).hasValue(7);
        assertThat(loaded).hasValue(0);
    }

    @Test
    void knowsNoKeyForANameTooLongToRemember() {
        WebhookVerifier<?> verifier = verifier(MUX, owner -> one());

        assertThat(Refused.by(verifier, of("x".repeat(256)))).isNull();
        assertThat(Refused.by(verifier, of("x".repeat(257)))).isEqualTo(NO_KEY);
        assertThat(Refused.by(verifier, of("x".repeat(1_000_000)))).isEqualTo(NO_KEY);
        assertThat(loaded).hasValue(1);
    }

    @Test
    void loadsOnceForManyRequests() {
        WebhookVerifier<?> verifier = verifier(MUX, owner -> one());

        for (int i = 0; i < 20; i++) {
            assertThat(Refused.by(verifier, of("acme"))).isNull();
        }
        assertThat(loaded).hasValue(1);
        assertThat(asked).hasValue(20);
    }

    @Test
    void loadsOnceForRequestsThatComeTogether() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch bothAsked = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        SecretSource source = SecretSource.of(
                (head, peek) -> {
                    bothAsked.countDown();
                    return "acme";
                },
                owner -> {
                    loaded.incrementAndGet();
                    begun.countDown();
                    go.await();
                    return one();
                });
        WebhookVerifier<?> verifier =
                MUX.platform().verifier().secretSource(source).clock(CLOCK).build();
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<@Nullable Refusal> request = () -> Refused.by(verifier, of("acme"));
            Future<@Nullable Refusal> first = two.submit(request);
            begun.await();
            Future<@Nullable Refusal> second = two.submit(request);
            bothAsked.await();
            go.countDown();

            assertThat(first.get()).isNull();
            assertThat(second.get()).isNull();
            assertThat(loaded).hasValue(1);
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void isUnavailableWhereASourceFailsAndAsksAgain() {
        WebhookVerifier<?> verifier = verifier(MUX, owner -> {
            if (loaded.get() == 1) {
                throw new IOException("vault at canary-host is down");
            }
            return one();
        });

        assertThatThrownBy(() -> verifier.verify(of("acme").request()))
                .isInstanceOfSatisfying(
                        WebhookUnavailableException.class,
                        e -> assertThat(e.response().status()).isEqualTo(503))
                .hasMessageContaining("java.io.IOException")
                .hasMessageNotContaining("canary")
                .hasNoCause();
        assertThat(Refused.by(verifier, of("acme"))).isNull();
    }

    @Test
    void isUnavailableWhateverASourceThrows() {
        for (Throwable failure : new Throwable[] {
            new IllegalStateException("canary"),
            new IllegalArgumentException("canary"),
            new StackOverflowError("canary"),
            new InterruptedException("canary"),
            new NullPointerException("canary")
        }) {
            WebhookVerifier<?> verifier = verifier(MUX, owner -> {
                if (failure instanceof Error error) {
                    throw error; // of a missing class, of a recursion without end
                }
                throw (Exception) failure;
            });
            assertThatThrownBy(() -> verifier.verify(of("acme").request()))
                    .isInstanceOf(WebhookUnavailableException.class)
                    .hasMessageContaining(failure.getClass().getName())
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void isUnavailableWhereTheOwnerCannotBeNamed() {
        SecretSource failing = SecretSource.of(
                (head, peek) -> {
                    throw new IllegalStateException("canary");
                },
                owner -> one());
        SecretSource badPointer = SecretSource.of((head, peek) -> peek.text("no pointer"), owner -> one());
        for (SecretSource source : new SecretSource[] {failing, badPointer}) {
            WebhookVerifier<?> verifier =
                    MUX.platform().verifier().secretSource(source).clock(CLOCK).build();
            assertThatThrownBy(() -> verifier.verify(of("acme").request()))
                    .isInstanceOf(WebhookUnavailableException.class)
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void isUnavailableWhereASourceGivesAnUnusableSecret() {
        WebhookVerifier<?> verifier = verifier(Sender.FASTPIX, owner -> List.of(Secret.of("not-base64!")));

        assertThatThrownBy(() -> verifier.verify(
                        Sender.FASTPIX.sign(String.format(MUX_BODY, "acme")).request()))
                .isInstanceOf(WebhookUnavailableException.class)
                .hasMessageNotContaining("not-base64!");
    }

    @Test
    void isUnavailableWhereASourceTakesTooLongAndHangsNoRequestForever() {
        CountDownLatch never = new CountDownLatch(1);
        try {
            WebhookVerifier<?> verifier = verifier(MUX, owner -> {
                never.await();
                return one();
            });
            long begun = System.nanoTime();

            assertThatThrownBy(() -> verifier.verify(of("acme").request()))
                    .isInstanceOf(WebhookUnavailableException.class)
                    .hasMessageContaining("2000 ms");
            assertThat(System.nanoTime() - begun)
                    .isBetween(TimeUnit.MILLISECONDS.toNanos(1_900), TimeUnit.SECONDS.toNanos(20));
        } finally {
            never.countDown();
        }
    }

    @Test
    void keepsTheThreadsInterruption() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger outcome = new AtomicInteger();
        WebhookVerifier<?> verifier = verifier(MUX, owner -> {
            begun.countDown();
            never.await();
            return one();
        });
        Thread request = new Thread(() -> {
            try {
                verifier.verify(of("acme").request());
            } catch (WebhookUnavailableException e) {
                outcome.set(Thread.currentThread().isInterrupted() ? 1 : 2);
            }
        });
        request.start();
        begun.await();
        request.interrupt();
        request.join();
        never.countDown();

        assertThat(outcome).hasValue(1);
    }

    @Test
    void mayPeekIntoTheTokensPayloadWhichIsTheBodyThere() {
        WebhookVerifier<?> verifier = JWPLAYER.platform()
                .verifier()
                .secretSource(SecretSource.of(
                        (head, peek) -> peek.text("/webhook_id"),
                        owner -> List.of(Secret.of(owner.equals("w-1") ? JWPLAYER.secret() : "x"))))
                .build();

        assertThat(verifier.verify(JWPLAYER.sample().request()).keyOwner()).isEqualTo("w-1");
        assertThat(Refused.by(verifier, JWPLAYER.sample().withBody("{\"webhook_id\":\"w-2\"}")))
                .isEqualTo(Refusal.CLAIMS_MISMATCH);
    }

    @Test
    void servesUrlTokensToo() {
        WebhookVerifier<?> verifier = SHOTSTACK
                .platform()
                .verifier()
                .secretSource(
                        SecretSource.of((head, peek) -> head.path(), owner -> List.of(Secret.of(SHOTSTACK.secret()))))
                .build();

        assertThat(verifier.verify(SHOTSTACK.sample().request()).keyOwner()).isEqualTo("/webhooks/shotstack");
        assertThat(Refused.by(verifier, SHOTSTACK.sample().withUrl("/x?token=0123456789abcdef")))
                .isEqualTo(Refusal.TOKEN_MISMATCH);
    }

    @Test
    void findsAUrlTokenByTheTenantThatTheBodyNames() {
        WebhookVerifier<?> verifier =
                verifier(SHOTSTACK, owner -> owner.equals("acme") ? List.of(Secret.of(SHOTSTACK.secret())) : List.of());

        assertThat(verifier.verify(SHOTSTACK.sign("{\"tenant\":\"acme\"}").request())
                        .keyOwner())
                .isEqualTo("acme");
        assertThat(Refused.by(verifier, SHOTSTACK.sign("{\"tenant\":\"other\"}")))
                .isEqualTo(NO_KEY);
    }

    @Test
    void isOneOfTwoWaysToGiveSecrets() {
        assertThatThrownBy(() -> MUX.builder(MUX.secret())
                        .secretSource(SecretSource.of((head, peek) -> null, owner -> List.of()))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exactly one of them");
    }
}
