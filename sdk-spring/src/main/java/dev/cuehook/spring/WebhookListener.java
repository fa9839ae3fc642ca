package dev.cuehook.spring;

import dev.cuehook.Lifecycle;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.aot.hint.annotation.Reflective;

/**
 * Lets a method of a bean handle webhooks. Which ones, its parameters say:
 *
 * <pre>{@code
 * @WebhookListener
 * void ready(FastPixEvent.MediaReady event) { … }
 *
 * @Transactional
 * @WebhookListener
 * void failed(JwPlayerEvent.MediaEvent event, Delivery delivery) { … }
 *
 * @WebhookListener(stage = MEDIA_READY)
 * void anyReady(WebhookEvent event, Lifecycle lifecycle) { … }
 *
 * @WebhookListener(concurrency = 2, retryPolicy = "patient")
 * void transcode(ShotstackEvent.RenderDone event) { … }
 * }</pre>
 *
 * <p>Parameters, in any order: at most one event (a record, a group, a family, or {@link dev.cuehook.WebhookEvent} for
 * every event, which is also what no event parameter means), {@link dev.cuehook.receiver.Delivery}, {@link
 * dev.cuehook.VerifiedWebhook}, {@code byte[]} for the verified body (not a copy: do not change it), and, where
 * {@link #stage()} is set, {@link Lifecycle}. The method returns {@code void}, is not {@code @Async}, and may have any
 * visibility; in a bean that Spring proxies it must not be {@code private}.
 *
 * <p>Exactly one listener takes a delivery, the most specific: a record's, then its group's, the family's, a stage's, a
 * platform's, the one for every event; one bound to an {@link #endpoint()} before the same rank without. Two of equal rank
 * that could take the same delivery, and one that no endpoint can reach, fail at start-up.
 *
 * <p>Called off the request's thread, at least once for each delivery, for several resources side by side and for one
 * resource one at a time: listeners must be thread-safe, and doing the same twice must do no harm. An exception fails the
 * attempt; the retry policy ({@code cuehook.retry.*}, or {@link #retryPolicy()}) decides what follows.
 *
 * @since 0.1
 */
@Documented
@Reflective // called by reflection, also where the application was processed ahead of time
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebhookListener {

    /** Only events of one of these stages, on any platform; events of every stage, and without one, unless set. */
    Lifecycle.Stage[] stage() default {};

    /** Only events of the platform with this id; of every platform unless set. */
    String platform() default "";

    /** Only deliveries that this endpoint took in; of every endpoint unless set. */
    String endpoint() default "";

    /**
     * How many of its deliveries are handled at once in this process; as many as {@code cuehook.handlers.concurrency} allows
     * unless set. Others wait without a thread and keep no other listener waiting. Not at endpoints with the ack mode {@code
     * after-handling}.
     */
    int concurrency() default 0;

    /**
     * Name of the {@link dev.cuehook.inbox.RetryPolicy} bean that says how often and when its failed deliveries are tried again;
     * as {@code cuehook.retry.*} says unless set. Not at endpoints with the ack mode {@code after-handling}.
     */
    String retryPolicy() default "";
}
