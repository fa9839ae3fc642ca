package dev.cuehook.inbox.jdbc;

import dev.cuehook.Identity;
import dev.cuehook.canaries.Canaries;
import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.StoredDelivery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries and short words for the tests of this package. */
final class Deliveries {

    static final String ENDPOINT = "videos";
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Duration LEASE = Duration.ofSeconds(60);

    private Deliveries() {}

    static StoredDelivery delivery(String event) {
        return delivery(event, null);
    }

    static StoredDelivery delivery(String event, @Nullable String resource) {
        return delivery(UUID.randomUUID().toString(), ENDPOINT, "acme", event, resource);
    }

    static StoredDelivery delivery(
            String id, String endpoint, String platform, String event, @Nullable String resource) {
        return StoredDelivery.of(
                        id,
                        endpoint,
                        platform,
                        new Identity(key("event " + event), event),
                        (Canaries.BODY + event).getBytes(StandardCharsets.UTF_8))
                .resource(resource == null ? null : new Identity(key("resource " + resource), resource))
                .times(null, Instant.now())
                .build();
    }

    static String event(StoredDelivery delivery) {
        return new String(delivery.body(), StandardCharsets.UTF_8).substring(Canaries.BODY.length());
    }

    static <T extends Inbox> T open(T inbox) {
        inbox.open(new InboxContext(Set.of(ENDPOINT), Clock.systemUTC(), () -> {}));
        return inbox;
    }

    static AcceptOutcome accept(Inbox inbox, StoredDelivery delivery) {
        return inbox.accept(delivery, PATIENCE);
    }

    private static byte[] key(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
