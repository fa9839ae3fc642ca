package dev.cuehook.benchmarks.inbox;

import dev.cuehook.Identity;
import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Deliveries with 1 KiB of body. */
final class Stored {

    static final String ENDPOINT = "fastpix";
    static final int BODY = 1_024;

    private static final int RESOURCES = 1_000;

    private Stored() {}

    /** Offers a new delivery of one of a thousand resources; whether it was accepted. */
    static boolean accept(Inbox inbox) {
        return accept(inbox, ThreadLocalRandom.current().nextInt(RESOURCES));
    }

    /** Offers a new delivery of a resource; whether it was accepted. */
    static boolean accept(Inbox inbox, int resource) {
        return inbox.accept(delivery(resource), Duration.ofSeconds(5)) == AcceptOutcome.ACCEPTED;
    }

    static StoredDelivery delivery(int resource) {
        byte[] media = ByteBuffer.allocate(32).putInt(resource).array();
        return StoredDelivery.of(
                        UUID.randomUUID().toString(), ENDPOINT, "fastpix", new Identity(random(32), "e"), random(BODY))
                .type("video.media.ready")
                .resource(new Identity(media, "m"))
                .times(null, Instant.now())
                .build();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
