package dev.cuehook.internal.receiver;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of deliveries: UUIDs of version 7, so that they sort by time of arrival. Not secret, hence no strong randomness. */
public final class DeliveryId {

    private DeliveryId() {}

    /** A new id for this time. */
    public static String next(Instant now) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = now.toEpochMilli() << 16 | 0x7000L | random.nextInt(0x1000);
        long low = 0x8000000000000000L | random.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
