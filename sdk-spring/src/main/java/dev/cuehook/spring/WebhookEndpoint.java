package dev.cuehook.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says with which endpoint's keys a controller's method takes verified webhooks. Needed only where more than one endpoint that
 * is left to controllers could bring what the method takes.
 *
 * <pre>{@code
 * @PostMapping("/hooks/jw")
 * @WebhookEndpoint("jw")
 * void jw(JwPlayerEvent event) { … }
 * }</pre>
 *
 * <p>A method of a controller takes a verified webhook with a parameter of an event's type (the platform's family, a group, a
 * record, or {@link dev.cuehook.WebhookEvent}), or of the type {@link dev.cuehook.VerifiedWebhook}, without an annotation of
 * Spring's on the parameter. The request is verified before anything reads it; the method is called with what is genuine and
 * no repeat, and a final 2xx of its answer completes the delivery.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebhookEndpoint {

    /** The endpoint's name under {@code cuehook.endpoints}; it has {@code controller: true}. */
    String value();
}
