package dev.cuehook.internal.platform;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookRefusedException;
import org.jspecify.annotations.Nullable;

/** What came of trying the keys: the one that fits and the bytes that it proves, or why none does. */
record Match(@Nullable NamedKey key, byte @Nullable [] verified, Refusal refusal, int tried) {

    static Match of(NamedKey key, byte[] verified) {
        return new Match(key, verified, Refusal.SIGNATURE_MISMATCH, 0);
    }

    static Match none(Refusal refusal, int tried) {
        return new Match(null, null, refusal, tried);
    }

    /** The same key, which the head decided on, over the body that came behind it. */
    Match over(byte[] body) {
        return new Match(key, body, refusal, tried);
    }

    WebhookRefusedException refused() {
        return new WebhookRefusedException(refusal, Mismatch.detail(refusal, tried));
    }
}
