package dev.cuehook.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.Identity;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.sender.Crypto;
import dev.cuehook.sender.Sender;

/** Deliveries as an inbox may hand them out, whoever put them in. */
final class Stored {

    private Stored() {}

    static StoredDelivery of(String endpoint, String platform, String id, String body) {
        return StoredDelivery.of(
                        id,
                        endpoint,
                        platform,
                        new Identity(Crypto.sha256(id.getBytes(UTF_8)), id),
                        body.getBytes(UTF_8))
                .assurance(Assurance.SIGNED)
                .times(null, Sender.NOW)
                .build();
    }
}
