package dev.cuehook;

/**
 * Marks an event whose type (or shape) this version does not know. It is genuine, and its raw JSON is in the
 * {@link #envelope()}.
 *
 * @since 0.1
 */
public interface UnknownEvent extends WebhookEvent {}
