package dev.cuehook.platform;

import dev.cuehook.VerifiedWebhook;
import org.jspecify.annotations.Nullable;

/**
 * Asks a platform's API whether an unsigned delivery is true. Called by a receiver's worker before any handler sees the
 * delivery, never on the request's thread. Implementations must be thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Confirmation {

    /** Asks about this delivery; blocks until the API answered or gave up. */
    Answer confirm(VerifiedWebhook webhook) throws InterruptedException;

    /** What the API said. Immutable. */
    final class Answer {

        private final Kind kind;
        private final String detail;
        private final byte @Nullable [] body;

        private Answer(Kind kind, String detail, byte @Nullable [] body) {
            this.kind = kind;
            this.detail = detail;
            this.body = body;
        }

        /** It is true; handlers get this body, with the values that the API returned. */
        public static Answer confirmed(byte[] body) {
            return new Answer(Kind.CONFIRMED, "confirmed", body);
        }

        /** It is not true, finally: no handler sees the delivery. */
        public static Answer contradicted(String detail) {
            return new Answer(Kind.CONTRADICTED, detail, null);
        }

        /** The API could not be reached, or does not know yet: ask again later. */
        public static Answer notYet(String detail) {
            return new Answer(Kind.NOT_YET, detail, null);
        }

        /** Which answer. */
        public Kind kind() {
            return kind;
        }

        /** Why, for logs; holds no body and no key. */
        public String detail() {
            return detail;
        }

        /** The confirmed body; null unless {@link Kind#CONFIRMED}. */
        public byte @Nullable [] body() {
            return body;
        }

        @Override
        public String toString() {
            return kind + ": " + detail;
        }
    }

    /** The kinds of answers; a closed set. */
    enum Kind {
        /** The API says the same. */
        CONFIRMED,
        /** The API says otherwise. */
        CONTRADICTED,
        /** The API did not say. */
        NOT_YET
    }
}
