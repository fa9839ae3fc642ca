package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.util.Throwables.getStackTrace;

import dev.cuehook.Lifecycle;
import dev.cuehook.WebhookEvent;
import dev.cuehook.dedupe.redis.RedisDedupeStore;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import dev.cuehook.jwplayer.JwPlayerEvent;
import dev.cuehook.mux.Mux;
import dev.cuehook.platform.Confirmation;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.shotstack.ShotstackEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

/** What an application prints that is configured wrongly: what was found, and what to write. */
class StartFailureTest {

    private static final String FASTPIX = "c2VjcmV0LW9mLWZhc3RwaXg=";
    private static final String TOKEN = "tok-0123456789abcdef";

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CuehookAutoConfiguration.class))
            .withPropertyValues("cuehook.inbox.store=memory");

    @Test
    void namesThePlatformsThatThereAre() {
        assertFails(
                "cuehook.endpoints.fp.platform: No platform has the id 'flowplayr'.",
                "Set cuehook.endpoints.fp.platform to one of aioz, fastpix, flowplayer, jwplayer, livekit, mux, "
                        + "shotstack, standard-webhooks, stripe, svix, wowza, wowza-legacy; or declare a Platform bean",
                "cuehook.endpoints.fp.platform=flowplayr",
                "cuehook.endpoints.fp.secrets=x");
        assertFails(
                "cuehook.endpoints.fp.platform: No platform is set.",
                "Set cuehook.endpoints.fp.platform to one of",
                "cuehook.endpoints.fp.secrets=x");
    }

    @Test
    void asksForEndpoints() {
        assertFails("No endpoint is configured", "secrets: [\"${FASTPIX_SECRET}\"]");
    }

    @Test
    void saysWhichSecretsToWrite() {
        assertFails(
                "cuehook.endpoints.my-mux.secrets: Nothing is set, and platform 'mux' cannot start without.",
                "Write under cuehook.endpoints.my-mux:  secrets: [\"${MY_MUX_SECRET}\"]",
                "cuehook.endpoints.my-mux.platform=mux");
        assertFails(
                "cuehook.endpoints.s.tokens: Nothing is set",
                "tokens: [\"${S_TOKEN}\"]",
                "cuehook.endpoints.s.platform=shotstack");
        assertFails(
                "cuehook.endpoints.jw.webhooks: Nothing is set",
                "webhooks: { <webhook id>: \"${JW_SECRET}\" }",
                "cuehook.endpoints.jw.platform=jwplayer");
        assertFails(
                "cuehook.endpoints.lk.keys: Nothing is set",
                "keys: [{ id: <API key>, secret: \"${LK_SECRET}\" }]",
                "cuehook.endpoints.lk.platform=livekit");
    }

    @Test
    void refusesSecretsOfTheWrongKind() {
        assertFails(
                "cuehook.endpoints.f.tokens: Platform 'fastpix' has no tokens.",
                "Write under cuehook.endpoints.f:  secrets: [",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.tokens=" + TOKEN);
        assertFails(
                "cuehook.endpoints.s.secrets: Platform 'shotstack' has no secrets.",
                "Write under cuehook.endpoints.s:  tokens: [",
                "cuehook.endpoints.s.platform=shotstack",
                "cuehook.endpoints.s.secrets=" + TOKEN);
        assertFails(
                "cuehook.endpoints.m.keys: Platform 'mux' has no keys.",
                "secrets: [",
                "cuehook.endpoints.m.platform=mux",
                "cuehook.endpoints.m.keys[0].id=a",
                "cuehook.endpoints.m.keys[0].secret=b");
    }

    @Test
    void refusesABlankSecretWhereOneMayBeAbsent() {
        assertFails(
                "cuehook.endpoints.f.secrets: It is there, but empty.",
                "Or remove it, to await the secret.",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.secrets=");
        assertFails(
                "cuehook.endpoints.f.secrets[0]: The secret is empty.",
                "Set it to the value that the platform's dashboard or API shows.",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.secrets[0]=");
    }

    @Test
    void namesTheVariableThatIsNotSet() {
        assertFails(
                "cuehook.endpoints.fastpix.secrets[0]: Nothing sets FASTPIX_SECRET",
                "Set the environment variable FASTPIX_SECRET",
                "cuehook.endpoints.fastpix.platform=fastpix",
                "cuehook.endpoints.fastpix.secrets[0]=${FASTPIX_SECRET}");
        assertFails(
                "cuehook.endpoints.jw.webhooks.2yW4KmiG: Nothing sets JW_SECRET",
                "Set the environment variable JW_SECRET",
                "cuehook.endpoints.jw.platform=jwplayer",
                "cuehook.endpoints.jw.webhooks.2yW4KmiG=${JW_SECRET}");
        assertFails(
                "cuehook.endpoints.f.secrets[1]: The secret holds an unresolved placeholder",
                "Set the variable",
                "cuehook.endpoints.f.platform=flowplayer",
                "cuehook.endpoints.f.secrets[0]=fine",
                "cuehook.endpoints.f.secrets[1]=canary-${OTHER}");
    }

    @Test
    void refusesUnusableSecretsWithoutShowingThem() {
        assertFails(
                "cuehook.endpoints.f.secrets[0]: The secret is not Base64.",
                "Copy the whole value from the platform's dashboard",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.secrets[0]=canary!");
        assertFails(
                "cuehook.endpoints.s.tokens[0]: The URL token has 6 characters",
                "Make one with: openssl rand -hex 24",
                "cuehook.endpoints.s.platform=shotstack",
                "cuehook.endpoints.s.tokens=canary");
        assertFails(
                "Secret 2 is the same as secret 1.",
                "Configure the current and the previous secret, or only one.",
                "cuehook.endpoints.f.platform=flowplayer",
                "cuehook.endpoints.f.secrets[0]=canary",
                "cuehook.endpoints.f.secrets[1]=canary");
        assertFails(
                "cuehook.endpoints.lk.keys[0]: id or secret is missing.",
                "Set cuehook.endpoints.lk.keys[0].id and cuehook.endpoints.lk.keys[0].secret.",
                "cuehook.endpoints.lk.platform=livekit",
                "cuehook.endpoints.lk.keys[0].secret=canary");
    }

    @Test
    void namesTheSecretFileThatCannotBeUsed(@TempDir Path folder) throws IOException {
        Path blank = Files.writeString(folder.resolve("blank"), "\n");
        Path bad = Files.writeString(folder.resolve("bad"), "canary!");
        assertFails(
                "cuehook.endpoints.f.secrets[0]: The secret file /nowhere/x is not there, or is no file.",
                "Mount or write it, or correct its path.",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.secrets=file:/nowhere/x");
        assertFails(
                "cuehook.endpoints.f.secrets[0]: In the file " + blank + ": The secret is empty.",
                "Set it to",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.secrets=file:" + blank);
        assertFails(
                "cuehook.endpoints.f.secrets[0]: In the file " + bad + ": The secret is not Base64.",
                "Copy the whole value",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.secrets=file:" + bad);
        assertFails(
                "cuehook.endpoints.f.secrets[0]: Nothing sets SECRETS, which is part of the secret file's path.",
                "Set the environment variable SECRETS",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.secrets[0]=file:${SECRETS}/fastpix");
        assertFails(
                "cuehook.endpoints.f.secrets[0]: No path stands behind file:.",
                "file:/run/secrets/webhook",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.secrets=file:");
    }

    @Test
    void namesTheVariableOfAnIdThatIsNotSet() {
        assertFails(
                "cuehook.endpoints.jw.webhook-list[0].id: The id holds an unresolved placeholder",
                "Set the variable",
                "cuehook.endpoints.jw.platform=jwplayer",
                "cuehook.endpoints.jw.webhook-list[0].id=${JW_ID}",
                "cuehook.endpoints.jw.webhook-list[0].secret=canary-secret");
    }

    @Test
    void namesTheSecretSourceThatIsNot() {
        assertFails(
                "cuehook.endpoints.f.secret-source: No bean is called 'vault'; the application's SecretSource beans are: none.",
                "Name one of them, or declare it.",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.secret-source=vault");
        assertFails(
                "cuehook.endpoints.f.secret-source: No SecretSource is 'cuehookServlet'",
                "Name one of them, or declare it.",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.secret-source=cuehookServlet");
        assertFails(
                "cuehook.endpoints.f.secret-source: The bean 'vault' finds the secrets, and some are written under secrets, too.",
                "Keep one of the two.",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.secrets=" + FASTPIX,
                "cuehook.endpoints.f.secret-source=vault");
    }

    @Test
    void refusesASecretThatYamlTookForANumber() {
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "yaml",
                                Map.of(
                                        "cuehook.endpoints.m.platform",
                                        "mux",
                                        "cuehook.endpoints.m.secrets[0]",
                                        342391))))
                .run(context -> assertThat(analysis(context.getStartupFailure()))
                        .contains("cuehook.endpoints.m.secrets[0]: YAML reads the secret as a number", "quotes")
                        .doesNotContain("342391"));
    }

    @Test
    void refusesAMisspelledPropertyWithoutShowingItsValue() {
        assertFails(
                "cuehook.endpoints.f.secret (\"cuehook.endpoints.f.secret\" from property source \"test\")",
                "An endpoint (cuehook.endpoints.<name>) has: platform, path, secrets, tokens, webhooks, webhook-list, keys",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.secret=canary");
    }

    @Test
    void refusesSecretsInAnotherShapeWithoutShowingThem() {
        assertFails(
                "cuehook.endpoints.jw.webhooks has not the form that it needs",
                "Write secrets and tokens as lists, webhooks as a map",
                "cuehook.endpoints.jw.platform=jwplayer",
                "cuehook.endpoints.jw.webhooks=canary");
    }

    @Test
    void refusesAnExpressionInThePlaceOfASecret() {
        assertFails(
                "cuehook.endpoints.f.secrets[0]: An expression (#{…}) was taken for the secret",
                "Write a placeholder (${…})",
                "cuehook.endpoints.f.platform=flowplayer",
                "cuehook.endpoints.f.secrets=#{canary}");
    }

    @Test
    void showsNothingOfASecretThatStandsWhereOneIsNotExpected() {
        String[] places = {
            "path=/x?token=canary",
            "path=/x;token=canary",
            "secret-form=canary",
            "secrets.main=canary",
            "max-age=canary",
            "body-limit=canary"
        };
        String[] found = {
            "path: The path has a query",
            "path: The path is '/x;…'; expected one exact path",
            "secret-form has not the form that it needs",
            "secrets.main (\"cuehook.endpoints.f.secrets.main\" from property source \"test\") has not the form",
            "max-age is no Duration (the value is not shown",
            "body-limit is no DataSize (the value is not shown"
        };
        for (int i = 0; i < places.length; i++) {
            String expected = "cuehook.endpoints.f." + found[i];
            runner.withPropertyValues(
                            "cuehook.endpoints.f.platform=shotstack",
                            "cuehook.endpoints.f.tokens=" + TOKEN,
                            "cuehook.endpoints.f." + places[i])
                    .run(context -> assertThat(analysis(context.getStartupFailure()))
                            .contains(expected)
                            .doesNotContain("canary"));
        }
    }

    @Test
    void refusesTwoEndpointsOnOnePath() {
        assertFails(
                "The endpoints 'a' and 'b' have the same path /webhooks/a.",
                "Give one of them another path.",
                "cuehook.endpoints.a.platform=fastpix",
                "cuehook.endpoints.b.platform=fastpix",
                "cuehook.endpoints.b.path=/webhooks/a");
    }

    @Test
    void refusesPathsThatAreNoExactMapping() {
        for (String path :
                new String[] {"/", "/hooks/*", "/a*b", "/hooks//fp", "/hooks/../fp", "/a%20b", "/a;b", "/x/${Y}"}) {
            assertFails(
                    "cuehook.endpoints.f.path: The path is '" + path.replace(";b", ";…") + "'; expected one exact path",
                    "Write the path as the platform calls it, less the context path.",
                    "cuehook.endpoints.f.platform=fastpix",
                    "cuehook.endpoints.f.path=" + path);
        }
        assertFails(
                "cuehook.endpoints.f.path: The path is 'hooks'",
                "Correct cuehook.endpoints.f.path.",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.endpoints.f.path=hooks");
    }

    @Test
    void refusesTwoSpellingsOfOneName() {
        assertFails(
                "and Spring Boot takes both spellings for one",
                "Call it 'myhook' everywhere.",
                "cuehook.endpoints.my-hook.platform=fastpix",
                "cuehook.endpoints.myhook.secrets=" + FASTPIX);
    }

    @Test
    void refusesWebhookIdsInNamesOfEnvironmentVariables() {
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of(
                                        "CUEHOOK_ENDPOINTS_JW_PLATFORM",
                                        "jwplayer",
                                        "CUEHOOK_ENDPOINTS_JW_WEBHOOKS_2YW4KMIG",
                                        "canary"))))
                .run(context -> assertThat(analysis(context.getStartupFailure()))
                        .contains(
                                "CUEHOOK_ENDPOINTS_JW_WEBHOOKS_2YW4KMIG holds a webhook's id, which Spring Boot lower-cases",
                                "Write CUEHOOK_ENDPOINTS_JW_WEBHOOKLIST_0_ID and CUEHOOK_ENDPOINTS_JW_WEBHOOKLIST_0_SECRET")
                        .doesNotContain("canary"));
    }

    @Test
    void wantsADataSourceForTheDatabaseStore() {
        assertFails(
                "cuehook.inbox.store: The inbox is to be in the application's database, and the application has no DataSource.",
                "Configure spring.datasource, or write cuehook.inbox.store: embedded.",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.inbox.store=jdbc");
    }

    @Test
    void choosesNoneOfTwoDataSourcesByItself() {
        runner.withPropertyValues("cuehook.endpoints.f.platform=fastpix", "cuehook.inbox.store=auto")
                .withBean("orders", DataSource.class, () -> NamedDatabase.of("PostgreSQL"))
                .withBean("videos", DataSource.class, () -> NamedDatabase.of("PostgreSQL"))
                .run(context -> assertThat(analysis(context.getStartupFailure()))
                        .contains("There are several DataSources and none is primary: orders, videos.", "@Primary"));
    }

    @Test
    void takesTheDataSourceThatIsNamed() {
        WebApplicationContextRunner two = runner.withPropertyValues(
                        "cuehook.endpoints.f.platform=fastpix", "cuehook.inbox.store=auto")
                .withBean("orders", DataSource.class, () -> NamedDatabase.of("PostgreSQL"))
                .withBean("videos", DataSource.class, () -> NamedDatabase.of("Oracle"));

        two.withPropertyValues("cuehook.inbox.data-source=videos")
                .run(context ->
                        assertThat(analysis(context.getStartupFailure())).contains("a database of the kind 'oracle'"));
        two.withPropertyValues("cuehook.inbox.data-source=video")
                .run(
                        context -> assertThat(analysis(context.getStartupFailure()))
                                .contains(
                                        "cuehook.inbox.data-source: There is no DataSource called 'video'; there are: orders, videos."));
    }

    @Test
    void namesADatabaseInWhichNoInboxCanBe() {
        runner.withPropertyValues("cuehook.endpoints.f.platform=fastpix", "cuehook.inbox.store=auto")
                .withBean("oracle", DataSource.class, () -> NamedDatabase.of("Oracle"))
                .run(context -> assertThat(analysis(context.getStartupFailure()))
                        .contains("a database of the kind 'oracle'", "Write cuehook.inbox.store: embedded"));
    }

    @Test
    void saysThatAnEmbeddedInboxIsInUse(@TempDir Path folder) {
        Inbox other = JdbcInbox.embedded(folder);
        other.open(new InboxContext(Set.of("f"), Clock.systemUTC(), () -> {}));
        assertFails(
                "is in use by another process or another inbox of this one.",
                "Give each its own folder",
                "cuehook.endpoints.f.platform=fastpix",
                "cuehook.inbox.store=embedded",
                "cuehook.inbox.path=" + folder);
        other.close();
    }

    @Test
    void namesWhatRedisNeeds() {
        WebApplicationContextRunner redis = runner.withConfiguration(
                        AutoConfigurations.of(CuehookRedisAutoConfiguration.class))
                .withPropertyValues("cuehook.endpoints.f.platform=fastpix", "cuehook.dedupe.store=redis");
        redis.run(context -> assertThat(analysis(context.getStartupFailure()))
                .contains(
                        "cuehook.dedupe.store: Redis is to remember",
                        "no RedisConnectionFactory",
                        "spring.data.redis.host"));
        redis.withClassLoader(new FilteredClassLoader(RedisDedupeStore.class))
                .run(context -> assertThat(analysis(context.getStartupFailure()))
                        .contains(
                                "cuehook-dedupe-redis or Spring Data Redis with Lettuce is not there", "Add cuehook"));
        redis.withBean(
                        LettuceConnectionFactory.class,
                        () -> new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", 1)))
                .run(context -> assertThat(analysis(context.getStartupFailure()))
                        .contains("cuehook.dedupe.store: Redis cannot be reached", "spring.data.redis"));
        redis.withBean(
                        LettuceConnectionFactory.class,
                        () -> new LettuceConnectionFactory(new RedisClusterConfiguration(List.of("127.0.0.1:1"))))
                .run(context -> assertThat(analysis(context.getStartupFailure()))
                        .contains("a cluster or another client", "Declare a DedupeStore bean"));
    }

    @Test
    void namesThePropertyOfAnOptionThatCannotBe() {
        assertOption("rate-per-second", "0", "The rate is 0 per second; expected at least 1.");
        assertOption("refusals-per-minute", "0", "expected at least 1.");
        assertOption("body-limit", "65MB", "expected 1 to 67108864.");
        assertOption("body-time", "0s", "expected more than 0");
        assertOption("deadline", "0s", "expected more than 0");
        assertOption("allowed-sources", "example.com", "'example.com' is not a network");
        assertOption("allowed-sources", "", "No allowed source is named");
        assertOption("ack-mode", "after-durable-accept", "the inbox is not durable");
        assertFails("cuehook.endpoints.f: Platform 'fastpix' signs no time", "Remove them.", option("max-age", "1m"));
        assertFails(
                "cuehook.endpoints.f.json-max-depth: It is 7; expected 8 to 1000.",
                "Correct it",
                option("json-max-depth", "7"));
        assertFails(
                "json-max-name-length: It is 63; expected 64 to 50000.",
                "Correct it",
                option("json-max-name-length", "63"));
        assertFails(
                "json-max-number-length: It is 19; expected 20 to 10000.",
                "Correct it",
                option("json-max-number-length", "19"));
        assertFails(
                "cuehook.endpoints.s.secret-form: This platform's secrets have one form only",
                "Correct cuehook.endpoints.s.secret-form.",
                "cuehook.endpoints.s.platform=shotstack",
                "cuehook.endpoints.s.tokens=" + TOKEN,
                "cuehook.endpoints.s.secret-form=text");
        assertFails("cuehook.handlers.concurrency: ", "", with("cuehook.handlers.concurrency", "0"));
        assertFails("cuehook.handlers.time-limit: ", "", with("cuehook.handlers.time-limit", "0s"));
        assertFails("cuehook.retry.attempts: ", "", with("cuehook.retry.attempts", "0"));
        assertFails("cuehook.retry.first and cuehook.retry.longest: ", "", with("cuehook.retry.first", "0s"));
        assertFails("cuehook.inbox.order.max-block: ", "", with("cuehook.inbox.order.max-block", "0s"));
        assertFails("cuehook.inbox.retention: ", "", with("cuehook.inbox.retention", "0s"));
        assertFails("remembers deliveries for PT24H", "retention to two days", with("cuehook.inbox.retention", "1d"));
    }

    @Test
    void namesTheBoundOfTheStoreThatCannotBe() {
        for (String bound : List.of("most-open=0", "most-dead=0", "keep-dead=0s")) {
            assertFails(
                    "cuehook.inbox." + bound.substring(0, bound.indexOf('=')) + ": ",
                    "",
                    "cuehook.endpoints.f.platform=fastpix",
                    "cuehook.inbox.store=embedded",
                    "cuehook.inbox." + bound);
        }
    }

    private void assertOption(String key, String value, String found) {
        assertFails(found, "", option(key, value));
    }

    private static String[] option(String key, String value) {
        return with("cuehook.endpoints.f." + key, value);
    }

    private static String[] with(String property, String value) {
        return new String[] {"cuehook.endpoints.f.platform=fastpix", property + "=" + value};
    }

    @Test
    void namesBothListenersOfEqualRank() {
        assertListenersFail(
                Tie.class,
                "[FastPixEvent.MediaReady -> StartFailureTest.Tie.one(FastPixEvent.MediaReady)] and "
                        + "[FastPixEvent.MediaReady -> StartFailureTest.Tie.two(FastPixEvent.MediaReady, byte[])]",
                "Make one more specific, bind one to an endpoint, or join them.");
    }

    @Test
    void namesAListenerThatNoEndpointReaches() {
        assertListenersFail(
                Unreachable.class,
                "No configured endpoint can ever reach the handler [JwPlayerEvent -> "
                        + "StartFailureTest.Unreachable.jw(JwPlayerEvent)]",
                "Configure an endpoint of its platform, or remove it.");
        assertListenersFail(
                UnknownEndpoint.class,
                "is for endpoint 'fastpicks', which is not configured; configured are [f].",
                "Correct the configuration");
    }

    @Test
    void namesAListenerWhoseOptionsCannotBe() {
        assertListenersFail(
                NegativeConcurrency.class,
                "@WebhookListener StartFailureTest.NegativeConcurrency.ready(FastPixEvent): The concurrency is -1;",
                "expected at least 1");
        assertListenersFail(
                UnknownPolicy.class,
                "StartFailureTest.UnknownPolicy.ready(FastPixEvent) names the retry policy 'patient', and no RetryPolicy bean"
                        + " is called so.",
                "@Bean RetryPolicy patient()");
    }

    @Test
    void namesAListenerThatCannotBeCalled() {
        assertListenersFail(Future.class, "Future.ready(FastPixEvent) returns CompletableFuture", "Return void");
        assertListenersFail(Asynchronous.class, "Asynchronous.ready(FastPixEvent) is @Async", "Return void");
        assertListenersFail(
                Text.class, "Text.ready(String): It has a parameter of type String.", "Take an event, Delivery");
        assertListenersFail(TwoEvents.class, "It takes two events, but is called with one.", "Keep one of them.");
        assertListenersFail(AnyLifecycle.class, "It takes a Lifecycle, which not every event has.", "Name the stages");
    }

    @Test
    void refusesAListenerThatADeclaredTypeHides() {
        assertThatThrownBy(() -> Application.start(
                        HiddenListener.class, "--cuehook.endpoints.f.platform=fastpix", "--spring.config.name=none"))
                .satisfies(failure -> assertThat(analysis(failure))
                        .contains(
                                "@WebhookListener StartFailureTest.Hidden.ready(FastPixEvent) showed only when bean 'hidden'",
                                "Declare Hidden as the return type of that @Bean method."));
    }

    @Test
    void refusesAPrivateListenerInAProxiedBean() {
        runner.withPropertyValues("cuehook.endpoints.f.platform=fastpix")
                .withUserConfiguration(ProxiedListener.class)
                .run(context -> assertThat(analysis(context.getStartupFailure()))
                        .contains(
                                "StartFailureTest.Proxied.ready(FastPixEvent) cannot be called through the proxy",
                                "Do not make it private"));
    }

    @Test
    void refusesListenersBesideAReceiverThatDoesNotCallThem() {
        runner.withUserConfiguration(OwnReceiver.class)
                .run(context -> assertThat(analysis(context.getStartupFailure()))
                        .contains(
                                "a WebhookReceiver bean of its own, which calls no @WebhookListener",
                                "Use a WebhookReceiverCustomizer"));
    }

    @Test
    void refusesAConfirmationOfNoEndpoint() {
        runner.withPropertyValues("cuehook.endpoints.s.platform=shotstack", "cuehook.endpoints.s.tokens=" + TOKEN)
                .withBean("confirmation", Confirmation.class, () -> webhook -> Confirmation.Answer.notYet("x"))
                .run(context -> assertThat(analysis(context.getStartupFailure()))
                        .contains(
                                "The Confirmation bean 'confirmation' belongs to no endpoint; expected one of [sConfirmation].",
                                "Call it <endpoint>Confirmation"));
    }

    @Test
    void refusesAPlatformBeanWithAKnownId() {
        runner.withPropertyValues("cuehook.endpoints.f.platform=fastpix")
                .withUserConfiguration(SecondMux.class)
                .run(context -> assertThat(analysis(context.getStartupFailure()))
                        .contains("A Platform bean has the id 'mux'", "Give it an id of its own"));
    }

    @Test
    void saysThatAReactiveApplicationHasNoServlet() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(CuehookAutoConfiguration.class, CuehookReactiveAutoConfiguration.class))
                .run(context -> assertThat(analysis(context.getStartupFailure()))
                        .contains("This is a reactive web application", "spring-boot-starter-web"));
    }

    private void assertFails(String found, String action, String... properties) {
        runner.withPropertyValues(properties).run(context -> {
            Throwable failure = context.getStartupFailure();
            assertThat(analysis(failure)).contains(found, action).doesNotContain("canary");
            assertThat(getStackTrace(failure)).doesNotContain("canary");
        });
    }

    private void assertListenersFail(Class<?> listeners, String found, String action) {
        runner.withPropertyValues("cuehook.endpoints.f.platform=fastpix")
                .withBean("listeners", listeners)
                .run(context ->
                        assertThat(analysis(context.getStartupFailure())).contains(found, action));
    }

    /** What Boot prints for a failure, by the analyzers that it finds. */
    private static String analysis(@Nullable Throwable failure) {
        if (failure == null) {
            throw new AssertionError("The application started.");
        }
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, e) -> {})
                .stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .map(StartFailureTest::text)
                .orElseThrow(() -> new AssertionError("Nobody explains it.", failure));
    }

    private static String text(FailureAnalysis analysis) {
        return analysis.getDescription() + "\nAction: " + analysis.getAction();
    }

    static class Tie {

        @WebhookListener
        void one(FastPixEvent.MediaReady event) {}

        @WebhookListener
        void two(FastPixEvent.MediaReady event, byte[] body) {}
    }

    static class Unreachable {

        @WebhookListener
        void jw(JwPlayerEvent event) {}
    }

    static class UnknownEndpoint {

        @WebhookListener(endpoint = "fastpicks")
        void any(WebhookEvent event) {}
    }

    static class Future {

        @WebhookListener
        CompletableFuture<Void> ready(FastPixEvent event) {
            return CompletableFuture.completedFuture(null);
        }
    }

    static class Asynchronous {

        @Async
        @WebhookListener
        void ready(FastPixEvent event) {}
    }

    static class Text {

        @WebhookListener
        void ready(String body) {}
    }

    static class TwoEvents {

        @WebhookListener
        void ready(FastPixEvent event, ShotstackEvent other) {}
    }

    static class AnyLifecycle {

        @WebhookListener
        void ready(FastPixEvent event, Lifecycle lifecycle) {}
    }

    interface General {}

    static class Hidden implements General {

        @WebhookListener
        void ready(FastPixEvent event) {}
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class HiddenListener {

        @Bean
        General hidden() {
            return new Hidden();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnReceiver {

        @Bean
        WebhookReceiver receiver() {
            return WebhookReceiver.builder()
                    .endpoint("mux", Mux.verifier(dev.cuehook.Secret.of("mux-secret")))
                    .inbox(Inbox.inMemory())
                    .build();
        }

        @Bean
        Hidden hidden() {
            return new Hidden();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SecondMux {

        @Bean
        Platform<JsonEvent> mux() {
            return Platform.id("mux").scheme(SignatureScheme.urlToken("token")).events(JsonEvent.class, JsonEvent::new);
        }
    }

    static class Proxied {

        @Transactional
        void other() {}

        @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by reflection
        @WebhookListener
        private void ready(FastPixEvent event) {}
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class ProxiedListener {

        @Bean
        Proxied proxied() {
            return new Proxied();
        }
    }

    static final class NegativeConcurrency {
        @WebhookListener(concurrency = -1)
        void ready(FastPixEvent event) {}
    }

    static final class UnknownPolicy {
        @WebhookListener(retryPolicy = "patient")
        void ready(FastPixEvent event) {}
    }
}
