package dev.cuehook.corpora;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookException;
import dev.cuehook.WebhookHandshakeException;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Wire;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a request. Anything but these goes on as what was thrown, and fails the test. */
record Verdict(Kind kind, @Nullable WebhookEvent read, byte[] verified) {

    enum Kind {
        EVENT,
        HANDSHAKE,
        UNREADABLE,
        REFUSED
    }

    /** The event, where it is one. */
    WebhookEvent event() {
        return Objects.requireNonNull(read, () -> "no event but " + kind);
    }

    private static final byte[] NOTHING = {};

    /** Verifies, reads, and takes out of the store again. */
    static Verdict of(WebhookVerifier<?> verifier, Wire wire) {
        byte[] verified = NOTHING;
        try {
            VerifiedWebhook webhook = verifier.verify(wire.request());
            verified = webhook.body();
            WebhookEvent event = verifier.parse(webhook);
            Objects.requireNonNull(event.lifecycle());
            verifier.restoreTrusted(webhook.toBytes()).identity();
            return new Verdict(Kind.EVENT, event, verified);
        } catch (WebhookRefusedException e) {
            return new Verdict(Kind.REFUSED, null, verified);
        } catch (WebhookUnreadableException e) {
            return new Verdict(Kind.UNREADABLE, null, verified);
        } catch (WebhookHandshakeException e) {
            return new Verdict(Kind.HANDSHAKE, null, verified);
        } catch (WebhookException e) {
            throw new AssertionError("Unavailable is no answer to a static secret.", e);
        }
    }
}
