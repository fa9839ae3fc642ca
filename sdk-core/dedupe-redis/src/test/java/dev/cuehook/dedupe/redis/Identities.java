package dev.cuehook.dedupe.redis;

import dev.cuehook.Identity;
import java.nio.ByteBuffer;

/** Deliveries by number. */
final class Identities {

    private Identities() {}

    static Identity identity(int number) {
        return new Identity(ByteBuffer.allocate(32).putInt(number).array(), "event-" + number);
    }
}
