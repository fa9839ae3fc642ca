package dev.cuehook.benchmarks.spring;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Does what stripe-java's documentation shows. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class ConstructEventApplication {

    /** Starts it. */
    public static void main(String[] arguments) {
        Started.run(ConstructEventApplication.class, arguments);
    }

    /** Takes a delivery. */
    @PostMapping("/webhooks/stripe")
    ResponseEntity<Void> take(@RequestBody byte[] body, @RequestHeader("Stripe-Signature") String signature)
            throws SignatureVerificationException {
        Event event = Webhook.constructEvent(new String(body, StandardCharsets.UTF_8), signature, Requests.SECRET);
        return event.getId() != null
                ? ResponseEntity.ok().build()
                : ResponseEntity.badRequest().build();
    }
}
