package dev.cuehook.quickstart;

import dev.cuehook.receiver.Outcome;
import dev.cuehook.receiver.ReceiverListener;
import org.springframework.stereotype.Component;

/** Prints what was answered to deliveries that reach no handler, once the tour is over. */
@Component
class PrintedAnswers implements ReceiverListener {

    private volatile boolean printing;

    /** Prints every answer from now on. */
    void print() {
        printing = true;
    }

    @Override
    public void answered(Answered answered) {
        if (printing && answered.outcome() != Outcome.ACCEPTED) {
            System.out.println("  answered: " + answered.endpoint() + " " + answered.status() + " "
                    + (answered.refusal() == null ? answered.outcome() : answered.refusal()));
        }
    }
}
