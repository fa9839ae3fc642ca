package dev.cuehook.spring;

import dev.cuehook.receiver.WebhookReceiver;

/**
 * A bean that changes the receiver before it is built, after the properties and the listeners: for what properties cannot
 * say, such as an endpoint whose secrets are looked up. Several are called in their {@code @Order}. Called once, while the
 * application starts.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface WebhookReceiverCustomizer {

    /** Changes the receiver; an {@link IllegalArgumentException} ends the start with its message as the reason. */
    void customize(WebhookReceiver.Builder receiver);
}
