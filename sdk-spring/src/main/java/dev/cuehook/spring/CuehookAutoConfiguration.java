package dev.cuehook.spring;

import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.platform.Confirmation;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.Platforms;
import dev.cuehook.receiver.ReceiverListener;
import dev.cuehook.receiver.Tracing;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.servlet.WebhookServlet;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.ConfigurableEnvironment;

/** Receives webhooks at the endpoints of {@code cuehook.endpoints} and hands them to {@link WebhookListener} methods. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration", // Boot 3
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration" // Boot 4
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "cuehook.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CuehookProperties.class)
@ImportRuntimeHints(CuehookRuntimeHints.class)
class CuehookAutoConfiguration {

    @Bean
    @ConfigurationPropertiesBinding
    static NumberToSecretText cuehookNumberToSecretText() {
        return new NumberToSecretText();
    }

    @Bean
    @ConditionalOnMissingBean
    Platforms cuehookPlatforms(ObjectProvider<Platform<?>> own) {
        return PlatformBeans.with(own.orderedStream().toList());
    }

    @Bean(destroyMethod = "") // the receiver closes it
    @ConditionalOnMissingBean({Inbox.class, WebhookReceiver.class})
    Inbox cuehookInbox(CuehookProperties properties, ConfigurableListableBeanFactory beans) {
        boolean needsNone = properties.leavesAllToControllers()
                && beans.getBeanNamesForType(WebhookReceiverCustomizer.class).length == 0;
        return needsNone ? Inbox.inMemory() : new InboxChoice(properties.inbox(), beans).make();
    }

    @Bean
    ConfiguredEndpoints cuehookEndpoints(
            CuehookProperties properties,
            Platforms platforms,
            ConfigurableEnvironment environment,
            ConfigurableListableBeanFactory beans) {
        properties.endpoints().keySet().forEach(endpoint -> LowerCasedIds.refuse(environment, endpoint));
        return new ConfiguredEndpoints(properties, platforms, new SecretSources(beans));
    }

    @Bean
    ListenerMethods cuehookListenerMethods(ConfigurableListableBeanFactory beans) {
        return new ListenerMethods(beans);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    WebhookReceiver cuehookReceiver(
            CuehookProperties properties,
            ConfiguredEndpoints endpoints,
            ListenerMethods listenerMethods,
            Inbox inbox,
            ConfigurableEnvironment environment,
            ConfigurableListableBeanFactory beans,
            ObjectProvider<Clock> clock,
            ObjectProvider<DedupeStore> dedupe,
            ObjectProvider<ReceiverListener> listeners,
            ObjectProvider<Tracing> tracing,
            ObjectProvider<WebhookReceiverCustomizer> customizers) {
        ReceiverAssembly assembly = new ReceiverAssembly(properties, clock.getIfUnique(Clock::systemUTC), inbox);
        assembly.closingTime(ShutdownPhase.of(environment));
        assembly.add(endpoints, new Confirmations(beans.getBeansOfType(Confirmation.class), endpoints.all()));
        assembly.add(listenerMethods);
        assembly.dedupe(dedupe.getIfUnique());
        listeners.orderedStream().forEach(assembly::listener);
        tracing.ifUnique(assembly::tracing);
        customizers.orderedStream().forEach(assembly::customize);
        return assembly.build();
    }

    @Bean
    @ConditionalOnMissingBean(name = "cuehookServlet")
    ServletRegistrationBean<WebhookServlet> cuehookServlet(WebhookReceiver receiver) {
        ServletRegistrationBean<WebhookServlet> registration = new ServletRegistrationBean<>(
                new WebhookServlet(receiver),
                EndpointPaths.mappings(receiver.endpoints()).toArray(String[]::new));
        registration.setName("cuehook");
        registration.setEnabled(!receiver.endpoints().isEmpty()); // without a mapping it would get everything
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    ReceiverLifecycle cuehookReceiverLifecycle(
            WebhookReceiver receiver,
            ConfiguredEndpoints endpoints,
            ObjectProvider<Inbox> inbox,
            CuehookProperties properties) {
        return new ReceiverLifecycle(
                receiver, endpoints, inbox.getIfUnique(), properties.handlers().workers());
    }
}
