package dev.cuehook.inbox;

import dev.cuehook.VerifiedWebhook.Assurance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as an operator sees it, without its body. Immutable.
 *
 * @param number its place in the inbox: what arrived later has a higher one
 * @param id this library's id of it, as in the logs
 * @param endpoint the endpoint that took it in
 * @param platform the platform's id
 * @param type the platform's name for what happened; empty where it has none
 * @param identity a readable text of what makes it the same delivery, such as the platform's event id; not unique
 * @param resource a readable text of what it is about; null where it is about nothing in particular
 * @param assurance how much is proven
 * @param receivedAt when the request arrived
 * @param signedAt the signed time; null where none is signed
 * @param state where it is in its life
 * @param reason why it was given up; null unless {@link DeliveryState#DEAD}
 * @param failure the last failure since it was accepted or replayed; null where there was none
 * @param attempts how often it was tried since then
 * @param replay how often an operator has replayed it
 * @param endedAt when it was done, given up or discarded; null while it is open
 * @param hasBody whether its body is still kept, without which it cannot be replayed
 * @since 0.1
 */
public record KeptDelivery(
        long number,
        String id,
        String endpoint,
        String platform,
        String type,
        String identity,
        @Nullable String resource,
        Assurance assurance,
        Instant receivedAt,
        @Nullable Instant signedAt,
        DeliveryState state,
        @Nullable DeadReason reason,
        @Nullable Failure failure,
        int attempts,
        int replay,
        @Nullable Instant endedAt,
        boolean hasBody) {}
