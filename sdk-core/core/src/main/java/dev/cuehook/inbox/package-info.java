/**
 * Keeping deliveries between the acknowledgement and the handler: the contracts of inboxes and dedupe stores, the ones in
 * memory, retries, and the operator's view.
 */
@NullMarked
package dev.cuehook.inbox;

import org.jspecify.annotations.NullMarked;
