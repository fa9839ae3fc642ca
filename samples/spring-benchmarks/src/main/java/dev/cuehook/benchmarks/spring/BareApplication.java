package dev.cuehook.benchmarks.spring;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes the body and answers 200. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class BareApplication {

    /** Starts it. */
    public static void main(String[] arguments) {
        Started.run(BareApplication.class, arguments);
    }

    /** Takes a delivery. */
    @PostMapping("/webhooks/stripe")
    ResponseEntity<Void> take(@RequestBody byte[] body) {
        return body.length > 0
                ? ResponseEntity.ok().build()
                : ResponseEntity.badRequest().build();
    }
}
