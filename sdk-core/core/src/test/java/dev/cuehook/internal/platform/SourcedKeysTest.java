package dev.cuehook.internal.platform;

import static dev.cuehook.sender.Sender.FASTPIX;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cuehook.JsonLimits;
import dev.cuehook.Secret;
import dev.cuehook.SecretSource;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookUnavailableException;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.SignatureScheme.Presented;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** How long look-ups are remembered, and what happens when secrets change. */
class SourcedKeysTest {

    private static final String UNUSABLE = "not-base64-canary!";

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - SECONDS.toNanos(90)); // also over the edge
    private final AtomicInteger loads = new AtomicInteger();
    private final Queue<SecretSource.Loader> answers = new ArrayDeque<>();
    private final SignatureScheme scheme = FASTPIX.platform().scheme();
    private final WebhookHead head = FASTPIX.sample().request().head();
    private final Presented presented = scheme.present(head);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private final SourcedKeys keys = new SourcedKeys(
            SecretSource.of((requested, peek) -> requested.path(), owner -> {
                loads.incrementAndGet();
                return answers.remove().load(owner);
            }),
            scheme,
            JsonLimits.defaults(),
            nanos::get);

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger("dev.cuehook.secrets")).addAppender(log);
        ((Logger) LoggerFactory.getLogger("dev.cuehook.secrets")).setAdditive(false);
    }

    @AfterEach
    void hush() {
        ((Logger) LoggerFactory.getLogger("dev.cuehook.secrets")).detachAppender(log);
        ((Logger) LoggerFactory.getLogger("dev.cuehook.secrets")).setAdditive(true);
    }

    private List<String> ids() {
        return keys.candidates(presented, head, new byte[0]).stream()
                .map(NamedKey::id)
                .toList();
    }

    private void pass(long seconds) {
        nanos.addAndGet(SECONDS.toNanos(seconds));
    }

    private static List<Secret> named(String... names) {
        List<Secret> secrets = new ArrayList<>();
        for (String name : names) {
            secrets.add(Secret.of(secrets.isEmpty() ? FASTPIX.secret() : FASTPIX.otherSecret())
                    .named(name));
        }
        return secrets;
    }

    @Test
    void remembersTenThousandOwnersAndForgetsTheOneAskedForLeastLately() {
        SourcedKeys of = new SourcedKeys(
                SecretSource.of((requested, peek) -> requested.path(), owner -> {
                    loads.incrementAndGet();
                    return named("a");
                }),
                scheme,
                JsonLimits.defaults(),
                nanos::get);
        for (int i = 0; i < 10_000; i++) {
            ask(of, "/" + i);
        }
        ask(of, "/0");
        assertThat(loads).hasValue(10_000);
        ask(of, "/one-more");
        ask(of, "/0");
        assertThat(loads).hasValue(10_001);
        ask(of, "/1");
        assertThat(loads).hasValue(10_002);
    }

    private void ask(SourcedKeys of, String path) {
        WebhookHead from = FASTPIX.sample().withUrl(path).request().head();
        assertThat(of.candidates(presented, from, new byte[0])).hasSize(1);
    }

    @Test
    void remembersForAMinute() {
        answers.add(owner -> named("a"));
        answers.add(owner -> named("b"));

        assertThat(ids()).containsExactly("a");
        pass(59);
        assertThat(ids()).containsExactly("a");
        assertThat(loads).hasValue(1);
        pass(1);
        assertThat(ids()).containsExactly("b");
        assertThat(loads).hasValue(2);
    }

    @Test
    void forgetsAnOwnerWhomTheSourceNoLongerKnows() {
        answers.add(owner -> named("a"));
        answers.add(owner -> List.of());

        assertThat(ids()).containsExactly("a");
        pass(60);
        assertThat(ids()).isEmpty();
    }

    @Test
    void keepsTheFormerSecretWhereTheNewOneCannotBeDecoded() {
        answers.add(owner -> named("a"));
        answers.add(owner -> List.of(Secret.of(UNUSABLE)));
        answers.add(owner -> named("b"));

        assertThat(ids()).containsExactly("a");
        pass(60);
        assertThat(ids()).containsExactly("a");
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).contains("the former one stays in use");
            assertThat(event.getFormattedMessage()).doesNotContain("canary");
            assertThat(event.getThrowableProxy()).isNull();
        });
        pass(60);
        assertThat(ids()).containsExactly("b");
    }

    @Test
    void keepsTheFormerSecretWhereTheNewOneIsEmpty() {
        answers.add(owner -> named("a"));
        answers.add(owner -> List.of(Secret.of(""))); // as of an emptied file

        assertThat(ids()).containsExactly("a");
        pass(60);
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void keepsTheFormerSecretsWhereOneOfTheNewOnesIsUnusable() {
        answers.add(owner -> named("a"));
        answers.add(owner -> List.of(Secret.of(FASTPIX.secret()), Secret.of(UNUSABLE)));

        assertThat(ids()).containsExactly("a");
        pass(60);
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void remembersTheFormerSecretThroughAFailure() {
        answers.add(owner -> named("a"));
        answers.add(owner -> {
            throw new IOException();
        });
        answers.add(owner -> List.of(Secret.of(UNUSABLE)));

        assertThat(ids()).containsExactly("a");
        pass(60);
        assertThatThrownBy(this::ids).isInstanceOf(WebhookUnavailableException.class);
        assertThat(ids()).containsExactly("a");
        assertThat(loads).hasValue(3);
    }

    @Test
    void remembersNoFailure() {
        answers.add(owner -> {
            throw new IOException();
        });
        answers.add(owner -> named("a"));

        assertThatThrownBy(this::ids).isInstanceOf(WebhookUnavailableException.class);
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void hasNothingToKeepAtFirst() {
        answers.add(owner -> List.of(Secret.of(UNUSABLE)));

        assertThatThrownBy(this::ids)
                .isInstanceOf(WebhookUnavailableException.class)
                .hasMessageNotContaining("canary");
        assertThat(log.list).isEmpty();
    }

    @Test
    void countsSecretsWithoutANameByTheirPosition() {
        answers.add(owner -> List.of(Secret.of(FASTPIX.secret()), Secret.of(FASTPIX.otherSecret())));

        assertThat(ids()).containsExactly("1", "2");
        assertThat(keys.candidates(presented, head, new byte[0]).get(1).owner()).isEqualTo("/webhooks/test");
    }
}
