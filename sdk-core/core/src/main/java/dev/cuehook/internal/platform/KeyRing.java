package dev.cuehook.internal.platform;

import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookUnavailableException;
import dev.cuehook.platform.SignatureScheme.Presented;
import java.util.List;

/** A verifier's keys. */
public interface KeyRing {

    /** The keys that may have signed this request, in the order to try them; empty where none is known. */
    List<NamedKey> candidates(Presented presented, WebhookHead head, byte[] body);

    /** Fails where no key can be known yet, before a body is read. */
    default void requireReady() {}

    /** Whether the head is enough to find the candidates. */
    default boolean knownFromHead() {
        return true;
    }

    /** No key yet: everything that needs one is unavailable. */
    static KeyRing awaiting() {
        return new KeyRing() {
            @Override
            public List<NamedKey> candidates(Presented presented, WebhookHead head, byte[] body) {
                requireReady();
                return List.of();
            }

            @Override
            public void requireReady() {
                throw new WebhookUnavailableException(
                        "No secret is configured yet. Create the webhook in the platform's "
                                + "dashboard, then configure the secret that it shows.");
            }
        };
    }
}
