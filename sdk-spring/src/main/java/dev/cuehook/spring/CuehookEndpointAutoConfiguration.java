package dev.cuehook.spring;

import dev.cuehook.receiver.WebhookReceiver;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The Actuator endpoint {@code webhooks}, where the application exposes it. */
@AutoConfiguration(after = CuehookOperationsAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(InboxSamples.class)
@ConditionalOnAvailableEndpoint(WebhooksEndpoint.class)
class CuehookEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "cuehookWebhooksEndpoint")
    WebhooksEndpoint cuehookWebhooksEndpoint(WebhookReceiver receiver, InboxSamples samples) {
        return new WebhooksEndpoint(receiver, samples);
    }
}
