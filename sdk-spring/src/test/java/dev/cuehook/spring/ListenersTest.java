package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Lifecycle;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.receiver.Delivery;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

@ExtendWith(OutputCaptureExtension.class)
class ListenersTest {

    private static final String SECRET = "c2VjcmV0LW9mLWZhc3RwaXg=";
    private static final String TOKEN = "tok-0123456789abcdef";

    @Test
    void callsAListenerWithWhatItsParametersAskFor() {
        try (Application application = start(EveryParameter.class)) {
            fastPix(application, Deliveries.fastPixReady("e1", "m1"));

            assertThat(application.context().getBean(Heard.class).next())
                    .isEqualTo("MediaReady, attempt 1, SIGNED, video.media.ready, MEDIA_READY");
        }
    }

    @Test
    void servesSeveralPlatformsByStageAndLeavesTheRest() {
        try (Application application = start(ByStage.class)) {
            Heard heard = application.context().getBean(Heard.class);

            fastPix(application, Deliveries.fastPixReady("e1", "m1"));
            assertThat(heard.next()).isEqualTo("good fastpix");
            application.post("/webhooks/shotstack?token=" + TOKEN, Deliveries.shotstackDone("r1"));
            assertThat(heard.next()).isEqualTo("good shotstack");
            fastPix(application, Deliveries.fastPixFailed("e2", "m2"));
            assertThat(heard.next()).isEqualTo("good fastpix");
            application.post(
                    "/webhooks/shotstack?token=" + TOKEN,
                    Deliveries.shotstackDone("r2").replace("done", "failed"));
            assertThat(heard.next()).isEqualTo("any shotstack");
        }
    }

    @Test
    void givesADeliveryToTheListenerOfItsEndpointFirst() {
        try (Application application = start(ByEndpoint.class)) {
            Heard heard = application.context().getBean(Heard.class);

            fastPix(application, Deliveries.fastPixReady("e1", "m1"));
            assertThat(heard.next()).isEqualTo("everywhere");
            signed(application, "/webhooks/other", Deliveries.fastPixReady("e1", "m1"));
            assertThat(heard.next()).isEqualTo("other");
            application.post("/webhooks/shotstack?token=" + TOKEN, Deliveries.shotstackDone("r1"));
            assertThat(heard.next()).isEqualTo("of shotstack");
        }
    }

    @Test
    void callsATransactionalListenerThroughItsProxy() {
        try (Application application = start(Transactions.class)) {
            Heard heard = application.context().getBean(Heard.class);
            assertThat(AopUtils.isCglibProxy(application.context().getBean(Catalog.class)))
                    .isTrue();

            fastPix(application, Deliveries.fastPixReady("e1", "m1"));

            assertThat(heard.next(3)).containsExactly("begin", "ready m1", "commit");
        }
    }

    @Test
    void triesAFailedDeliveryAgainAndRollsItsTransactionBack() {
        try (Application application = start(Transactions.class)) {
            Heard heard = application.context().getBean(Heard.class);

            fastPix(application, Deliveries.fastPixFailed("e1", "m1"));

            assertThat(heard.next(5)).containsExactly("begin", "rollback", "begin", "failed m1, attempt 2", "commit");
        }
    }

    @Test
    void callsPrivateMethodsAndLeavesLazyBeansLazy() {
        try (Application application = start(LazyAndPrivate.class)) {
            Heard heard = application.context().getBean(Heard.class);
            assertThat(heard.isEmpty()).isTrue();

            fastPix(application, Deliveries.fastPixReady("e1", "m1"));

            assertThat(heard.next(2)).containsExactly("made", "private");
        }
    }

    @Test
    void findsListenersByAnAnnotationOfTheApplicationsOwnAndInASuperclass() {
        try (Application application = start(Inherited.class)) {
            fastPix(application, Deliveries.fastPixReady("e1", "m1"));

            assertThat(application.context().getBean(Heard.class).next()).isEqualTo("inherited MediaReady");
        }
    }

    @Test
    void givesAListenerItsOwnConcurrencyAndRetryPolicy(CapturedOutput output) {
        try (Application application = start(OwnTerms.class)) {
            Heard heard = application.context().getBean(Heard.class);
            CountDownLatch gate = application.context().getBean(CountDownLatch.class);
            for (int i = 0; i < 5; i++) {
                fastPix(application, Deliveries.fastPixReady("r" + i, "m" + i));
            }
            fastPix(application, Deliveries.fastPixFailed("f", "m9"));

            assertThat(heard.next(2)).containsExactlyInAnyOrder("ready at once 1", "failed, attempt 1");
            assertThat(heard.isEmpty()).isTrue();
            gate.countDown();
            assertThat(heard.next(4)).containsOnly("ready at once 1");
        }
        assertThat(output)
                .contains("OnItsOwnTerms.ready(FastPixEvent.MediaReady), at most 1 at once")
                .contains("is dead after 1 attempts");
    }

    private static Application start(Class<?> configuration) {
        return Application.start(
                configuration,
                "--spring.config.name=none",
                "--cuehook.retry.first=1ms",
                "--cuehook.endpoints.fastpix.platform=fastpix",
                "--cuehook.endpoints.fastpix.secrets=" + SECRET,
                "--cuehook.endpoints.other.platform=fastpix",
                "--cuehook.endpoints.other.secrets=" + SECRET,
                "--cuehook.endpoints.shotstack.platform=shotstack",
                "--cuehook.endpoints.shotstack.tokens=" + TOKEN);
    }

    private static void fastPix(Application application, String body) {
        signed(application, "/webhooks/fastpix", body);
    }

    private static void signed(Application application, String path, String body) {
        assertThat(application.post(path, body, "FastPix-Signature", Signed.base64(SECRET, body)))
                .isEqualTo(200);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Base {

        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class EveryParameter extends Base {

        private final ObjectProvider<Heard> heard;

        EveryParameter(ObjectProvider<Heard> heard) {
            this.heard = heard;
        }

        @WebhookListener(stage = Lifecycle.Stage.MEDIA_READY)
        void all(
                Lifecycle lifecycle,
                byte[] body,
                Delivery delivery,
                FastPixEvent.MediaReady event,
                VerifiedWebhook webhook) {
            assertThat(body).isEqualTo(event.envelope().raw().bytes()).isEqualTo(webhook.body());
            heard.getObject()
                    .add(event.getClass().getSimpleName() + ", attempt " + delivery.attempt() + ", "
                            + webhook.assurance() + ", " + event.envelope().type() + ", " + lifecycle.stage());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByStage extends Base {

        @Bean
        Stages stages(Heard heard) {
            return new Stages(heard);
        }
    }

    record Stages(Heard heard) {

        @WebhookListener(stage = {Lifecycle.Stage.MEDIA_READY, Lifecycle.Stage.MEDIA_FAILED})
        void good(FastPixEvent event) {
            heard.add("good " + event.envelope().platform());
        }

        @WebhookListener(stage = Lifecycle.Stage.MEDIA_READY)
        void good(WebhookEvent event) {
            heard.add("good " + event.envelope().platform());
        }

        @WebhookListener
        void any(WebhookEvent event) {
            heard.add("any " + event.envelope().platform());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByEndpoint extends Base {

        @Bean
        Endpoints endpoints(Heard heard) {
            return new Endpoints(heard);
        }
    }

    record Endpoints(Heard heard) {

        @WebhookListener
        void everywhere(FastPixEvent.MediaReady event) {
            heard.add("everywhere");
        }

        @WebhookListener(endpoint = "other")
        void other(FastPixEvent.MediaReady event) {
            heard.add("other");
        }

        @WebhookListener(platform = "shotstack")
        void shotstack() {
            heard.add("of shotstack");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions extends Base {

        @Bean
        Catalog catalog(Heard heard) {
            return new Catalog(heard);
        }

        @Bean
        RecordingTransactions transactionManager(Heard heard) {
            return new RecordingTransactions(heard);
        }
    }

    static class Catalog {

        private final Heard heard;

        Catalog(Heard heard) {
            this.heard = heard;
        }

        @Transactional
        @WebhookListener
        void ready(FastPixEvent.MediaReady event) {
            heard.add("ready " + event.media().id());
        }

        @Transactional
        @WebhookListener
        void failed(FastPixEvent.MediaFailed event, Delivery delivery) {
            if (delivery.attempt() == 1) {
                throw new IllegalStateException("not yet");
            }
            heard.add("failed " + event.media().id() + ", attempt " + delivery.attempt());
        }
    }

    static class RecordingTransactions extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;
        private final transient Heard heard;

        RecordingTransactions(Heard heard) {
            this.heard = heard;
        }

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            heard.add("begin");
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            heard.add("commit");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            heard.add("rollback");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyAndPrivate extends Base {

        @Lazy
        @Bean
        Secretive secretive(Heard heard) {
            heard.add("made");
            return new Secretive(heard);
        }
    }

    record Secretive(Heard heard) {

        @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by reflection
        @WebhookListener
        private void ready(FastPixEvent.MediaReady event) {
            heard.add("private");
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @WebhookListener(platform = "fastpix")
    @interface FastPixListener {}

    abstract static class Listening<E extends WebhookEvent> {

        private final Heard heard;

        Listening(Heard heard) {
            this.heard = heard;
        }

        @FastPixListener
        void on(E event) {
            heard.add("inherited " + event.getClass().getSimpleName());
        }
    }

    static class ListensForReady extends Listening<FastPixEvent.MediaReady> {

        ListensForReady(Heard heard) {
            super(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Inherited extends Base {

        @Bean
        ListensForReady listensForReady(Heard heard) {
            return new ListensForReady(heard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnTerms extends Base {

        @Bean
        CountDownLatch gate() {
            return new CountDownLatch(1);
        }

        @Bean
        RetryPolicy once() {
            return RetryPolicy.never();
        }

        @Bean
        OnItsOwnTerms listener(Heard heard, CountDownLatch gate) {
            return new OnItsOwnTerms(heard, gate, new AtomicInteger());
        }
    }

    record OnItsOwnTerms(Heard heard, CountDownLatch gate, AtomicInteger running) {

        @WebhookListener(concurrency = 1)
        void ready(FastPixEvent.MediaReady event) throws InterruptedException {
            heard.add("ready at once " + running.incrementAndGet());
            gate.await();
            running.decrementAndGet();
        }

        @WebhookListener(retryPolicy = "once")
        void failed(FastPixEvent.MediaFailed event, Delivery delivery) throws IOException {
            heard.add("failed, attempt " + delivery.attempt());
            throw new IOException("down");
        }
    }
}
