package dev.cuehook.quickstart.docs;

import dev.cuehook.Secret;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.servlet.WebhookFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** A controller that exists, and the filter in front of it. */
@Configuration(proxyBeanMethods = false)
class GuardBeans {

    @Bean
    FilterRegistrationBean<WebhookFilter> guard(@Value("${FASTPIX_SECRET}") String secret) {
        FilterRegistrationBean<WebhookFilter> guard =
                new FilterRegistrationBean<>(new WebhookFilter("hooks", FastPix.verifier(Secret.of(secret))));
        guard.addUrlPatterns("/hooks/*"); // everything that leads to the controller
        guard.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC));
        guard.setOrder(Ordered.HIGHEST_PRECEDENCE); // before whatever reads parameters or bodies
        return guard;
    }

    /** The application's own. */
    @RestController
    static class Hooks {

        private final Catalog catalog;

        Hooks(Catalog catalog) {
            this.catalog = catalog;
        }

        @PostMapping("/hooks/fastpix")
        void fastPix(@RequestAttribute(WebhookFilter.EVENT) FastPixEvent event) {
            if (event instanceof FastPixEvent.MediaReady ready) {
                catalog.publish(ready.media().id());
            }
        }
    }
}
