package dev.cuehook.quickstart;

import dev.cuehook.WebhookEvent;
import dev.cuehook.receiver.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What the application's methods were called with; the tour looks here for what became of a delivery. */
@Component
class HandledEvents {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile boolean printing;

    void add(String method, WebhookEvent event, Delivery delivery) {
        Call call = new Call(method, event, delivery);
        calls.add(call);
        if (printing) {
            String type = event.envelope().type().replaceAll("[^\\w.:-]", "?"); // it comes from the wire
            System.out.println(
                    "  handled: " + delivery.endpoint() + " " + type + " by " + call.describe() + call.slow());
        }
    }

    /** Calls with deliveries whose body holds this text, in order. */
    List<Call> of(String text) {
        return calls.stream().filter(call -> call.body().contains(text)).toList();
    }

    /** Prints every call from now on. */
    void print() {
        printing = true;
    }

    record Call(String method, WebhookEvent event, Delivery delivery) {

        String body() {
            return new String(delivery.webhook().body(), StandardCharsets.UTF_8);
        }

        /** The number of a delivery that is handled slowly; the tour counts them. */
        String slow() {
            Matcher title = Pattern.compile("\"(slow \\d+)\"").matcher(body());
            return title.find() ? " [" + title.group(1) + "]" : "";
        }

        String describe() {
            String attempt = delivery.attempt() == 1 ? "" : ", attempt " + delivery.attempt();
            return method + "(" + event.getClass().getSimpleName() + attempt + ")";
        }
    }
}
