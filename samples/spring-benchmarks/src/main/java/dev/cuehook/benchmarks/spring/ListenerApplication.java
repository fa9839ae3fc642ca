package dev.cuehook.benchmarks.spring;

import dev.cuehook.platform.JsonEvent;
import dev.cuehook.spring.WebhookListener;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Takes events in a listener, from the embedded inbox: the starter as it is. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class ListenerApplication {

    /** Starts it. */
    public static void main(String[] arguments) {
        Started.run(ListenerApplication.class, arguments);
    }

    /** Takes an event. */
    @WebhookListener
    void take(JsonEvent event) {
        if (event.envelope().id() == null) {
            throw new IllegalArgumentException("An event without an id.");
        }
    }
}
