package dev.cuehook.quickstart.docs;

import dev.cuehook.receiver.WebhookReceiver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Lets the webhook paths, and nothing else, past Spring Security. */
@Configuration(proxyBeanMethods = false)
class SecurityBeans {

    @Bean
    @Order(1) // before the application's own chain
    SecurityFilterChain webhooks(HttpSecurity http, WebhookReceiver receiver) throws Exception {
        return http.securityMatcher(request -> receiver.serves(request.getRequestURI()
                        .substring(request.getContextPath().length())))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
