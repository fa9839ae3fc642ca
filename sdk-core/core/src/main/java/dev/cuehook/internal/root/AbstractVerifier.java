package dev.cuehook.internal.root;

import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookVerifier;

/** What the engine extends: the public interface is sealed, the engine lives in a package below it. */
public abstract non-sealed class AbstractVerifier<E extends WebhookEvent> implements WebhookVerifier<E> {}
