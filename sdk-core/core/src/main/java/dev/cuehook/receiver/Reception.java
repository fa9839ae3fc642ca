package dev.cuehook.receiver;

import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookResponse;
import dev.cuehook.receiver.Acceptance.Noted;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The request's thread: from a head to an acknowledgement. */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final Setup setup;
    private final Gates gates;
    private final Acceptance acceptance;
    private final RefusalRing refusals = new RefusalRing();
    private volatile boolean open;

    Reception(Setup setup, Gates gates, Workers workers) {
        this.setup = setup;
        this.gates = gates;
        this.acceptance = new Acceptance(setup, gates, workers.handlers());
    }

    void open() {
        open = true;
    }

    void close() {
        open = false;
    }

    boolean serves(String rawPath) {
        return gates.at(rawPath) != null;
    }

    List<EndpointInfo> endpoints() {
        return gates.all().stream()
                .map(gate -> new EndpointInfo(
                        gate.name(),
                        gate.path(),
                        gate.platform().id(),
                        gates.ackMode(gate),
                        gate.verifier().isAwaitingSecret()))
                .toList();
    }

    List<RecentRefusal> recentRefusals() {
        return refusals.list();
    }

    Ticket admit(WebhookHead head) {
        long since = System.nanoTime();
        Gate gate = gates.at(head.path());
        Ticket ticket;
        try {
            if (!open) {
                throw Answer.of(Outcome.NOT_RUNNING, "the receiver is not started, or closing");
            }
            if (gate == null) {
                throw Answer.of(Outcome.UNKNOWN_ENDPOINT, "no endpoint has this path");
            }
            ticket = gate.admit(head, since);
        } catch (Answer answer) {
            ticket = Ticket.answered(gate, answer, head, since);
        } catch (Throwable e) { // of user code as well, such as a SecretSource
            ticket = Ticket.answered(gate, unforeseen(e), head, since);
        }
        Answer answer = ticket.answer();
        if (answer != null) {
            report(ticket, answer, null);
        }
        return ticket;
    }

    WebhookResponse receive(Ticket ticket, InputStream in) {
        return answering(ticket, (gate, noted) -> {
            byte[] body = gate.read(ticket, in);
            try {
                return acceptance.accept(gate, ticket, body, noted);
            } finally {
                gate.release(body);
            }
        });
    }

    WebhookResponse receive(Ticket ticket, byte[] body) {
        byte[] own = body.clone(); // the caller may use its array again, for another request
        return answering(ticket, (gate, noted) -> acceptance.accept(gate, ticket, own, noted));
    }

    WebhookResponse bodyAlreadyRead(Ticket ticket) {
        return answering(ticket, (gate, noted) -> Gate.alreadyRead());
    }

    private WebhookResponse answering(Ticket ticket, Deciding deciding) {
        Gate gate = ticket.gate();
        Answer decided = ticket.answer();
        if (decided != null || gate == null) {
            return decided == null ? Outcome.FAILED.response() : decided.response();
        }
        if (gates.named(gate.name()) != gate) {
            throw new IllegalArgumentException(
                    "The ticket is of another receiver. Hand it to the one that admitted it.");
        }
        Noted noted = new Noted();
        Answer answer;
        try {
            if (!open) {
                throw Answer.of(Outcome.NOT_RUNNING, "the receiver is closing").withBodyUnread();
            }
            answer = deciding.answer(gate, noted);
        } catch (Answer early) {
            answer = early;
        } catch (Throwable e) {
            answer = unforeseen(e);
        }
        report(ticket, answer, noted);
        return answer.response();
    }

    private static Answer unforeseen(Throwable e) {
        String id = UUID.randomUUID().toString();
        LOG.error("A request ended in an unforeseen failure, id {}. Please report it.", id, e);
        return Answer.of(Outcome.FAILED, "unforeseen failure " + id);
    }

    private void report(Ticket ticket, Answer answer, @Nullable Noted noted) {
        Gate gate = ticket.gate();
        String endpoint = gate == null ? "-" : gate.name();
        if (answer.outcome() == Outcome.REFUSED && gate != null) {
            gate.refused(ticket.head());
        }
        if (!answer.response().isSuccess()) {
            refusals.add(new RecentRefusal(
                    setup.clock().instant(), endpoint, answer.outcome(), answer.refusal(), answer.detail()));
        }
        setup.listener()
                .answered(Records.answered(
                        ticket, answer, noted == null ? null : noted.checked, noted == null ? null : noted.id));
        if (noted != null && noted.settled != null) {
            setup.listener().settled(noted.settled);
        }
    }

    @FunctionalInterface
    private interface Deciding {
        Answer answer(Gate gate, Noted noted);
    }
}
