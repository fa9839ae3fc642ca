package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is taken in.
 *
 * @param turn which one of its batch it was
 * @param lane where it waits; null if it is dead on arrival
 */
record Arrival(StoredDelivery delivery, int turn, byte @Nullable [] lane) {

    ByteBuffer key() {
        return Columns.key(delivery);
    }
}
