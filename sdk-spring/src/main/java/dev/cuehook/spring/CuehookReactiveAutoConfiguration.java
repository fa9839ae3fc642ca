package dev.cuehook.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;

/** Says that there is no servlet to receive with, where the starter would otherwise do nothing and say nothing. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnProperty(name = "cuehook.enabled", matchIfMissing = true)
class CuehookReactiveAutoConfiguration {

    CuehookReactiveAutoConfiguration() {
        throw new CuehookConfigurationException(
                "This is a reactive web application, and Cuehook's starter receives with servlets.",
                "Put spring-boot-starter-web (Spring MVC) on the class path, where it takes precedence over WebFlux; or set "
                        + "cuehook.enabled: false and hand requests to a WebhookReceiver of your own.");
    }
}
