package dev.cuehook.benchmarks.spring;

import dev.cuehook.platform.JsonEvent;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes a verified event in a controller; repeats are known by the memory that the starter gives such endpoints. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class ControllerApplication {

    /** Starts it. */
    public static void main(String[] arguments) {
        Started.run(ControllerApplication.class, arguments);
    }

    /** Takes a delivery. */
    @PostMapping("/webhooks/stripe")
    ResponseEntity<Void> take(JsonEvent event) {
        return event.envelope().id() != null
                ? ResponseEntity.ok().build()
                : ResponseEntity.badRequest().build();
    }
}
