package dev.cuehook.quickstart;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Receives webhooks of every platform in {@code application.yml}. */
@SpringBootApplication
public class QuickstartApplication {

    /** Starts the receiver; with {@code --tour} it sends itself signed deliveries. */
    public static void main(String[] arguments) {
        SpringApplication.run(QuickstartApplication.class, arguments);
    }
}
