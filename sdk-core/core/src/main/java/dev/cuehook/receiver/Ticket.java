package dev.cuehook.receiver;

import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookResponse;
import dev.cuehook.internal.platform.PlatformVerifier.Opened;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver decided from a request's head: the answer, or the leave to read a body up to a limit. Belongs to one
 * request; used once, by one thread.
 *
 * @since 0.1
 */
public final class Ticket {

    private final @Nullable Gate gate;
    private final @Nullable Opened opened;
    private final @Nullable Answer answer;
    private final WebhookHead head;
    private final long since;
    private final int bodyLimit;

    private Ticket(
            @Nullable Gate gate,
            @Nullable Opened opened,
            @Nullable Answer answer,
            WebhookHead head,
            long since,
            int bodyLimit) {
        this.gate = gate;
        this.opened = opened;
        this.answer = answer;
        this.head = head;
        this.since = since;
        this.bodyLimit = bodyLimit;
    }

    static Ticket admitted(Gate gate, Opened opened, WebhookHead head, long since, int bodyLimit) {
        return new Ticket(gate, opened, null, head, since, bodyLimit);
    }

    static Ticket answered(@Nullable Gate gate, Answer answer, WebhookHead head, long since) {
        return new Ticket(gate, null, answer.withBodyUnread(), head, since, 0);
    }

    /** The answer, where the head decided: send it, read no body, and do not hand the ticket in. */
    public Optional<WebhookResponse> response() {
        return Optional.ofNullable(answer).map(Answer::response);
    }

    /** How many bytes of body are worth reading: longer ones are refused. 0 where the head decided. */
    public int bodyLimit() {
        return bodyLimit;
    }

    @Nullable
    Gate gate() {
        return gate;
    }

    @Nullable
    Opened opened() {
        return opened;
    }

    /** Whether it lets in nothing but an empty, unsigned probe. */
    boolean isUnsigned() {
        return opened != null && opened.isUnsignedProbe();
    }

    @Nullable
    Answer answer() {
        return answer;
    }

    WebhookHead head() {
        return head;
    }

    long since() {
        return since;
    }
}
