package dev.cuehook.spring;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.receiver.WebhookReceiver;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** What metrics, health and the Actuator endpoint share. */
@AutoConfiguration(after = CuehookAutoConfiguration.class)
@ConditionalOnBean({WebhookReceiver.class, CuehookProperties.class})
class CuehookOperationsAutoConfiguration {

    @Bean
    InboxSamples cuehookInboxSamples(WebhookReceiver receiver, ObjectProvider<Clock> clock) {
        return new InboxSamples(receiver, clock.getIfUnique(Clock::systemUTC));
    }

    @Bean
    ReceiverHealthCheck cuehookReceiverHealthCheck(
            WebhookReceiver receiver,
            InboxSamples samples,
            CuehookProperties properties,
            ObjectProvider<Clock> clock,
            ObjectProvider<Inbox> inbox) {
        return new ReceiverHealthCheck(
                receiver, samples, properties.health(), clock.getIfUnique(Clock::systemUTC), inbox.getIfUnique());
    }
}
