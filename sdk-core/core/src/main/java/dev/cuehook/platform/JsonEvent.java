package dev.cuehook.platform;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.WebhookEvent;

/**
 * The event of a platform that has no typed family here: the envelope, and the body as JSON.
 *
 * @param envelope type, id, times
 * @param body the whole body
 * @since 0.1
 */
public record JsonEvent(Envelope envelope, Json body) implements WebhookEvent {}
