package dev.cuehook.spring.test;

import dev.cuehook.receiver.WebhookReceiver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What {@link CuehookTest} adds. */
@Configuration(proxyBeanMethods = false)
class CuehookTestConfiguration {

    @Bean
    TestWebhooks cuehookTestWebhooks(WebhookReceiver receiver, Environment environment, Attempts attempts) {
        return new TestWebhooks(receiver, new EndpointSigners(receiver, environment), attempts);
    }

    @Bean
    Attempts cuehookTestAttempts() {
        return new Attempts();
    }

    @Bean
    @Lazy // it is of no use to most tests
    MockMvc cuehookMockMvc(WebApplicationContext context) {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(WebhookRequests.webhooks())
                .build();
    }
}
