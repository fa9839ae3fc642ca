package dev.cuehook.spring;

import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.platform.Confirmation;
import dev.cuehook.receiver.ReceiverListener;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Gives controllers of the application verified webhooks as parameters. */
@AutoConfiguration(after = CuehookAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(WebMvcConfigurer.class)
class CuehookControllerAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "cuehook.enabled", matchIfMissing = true)
    static class Guarded {

        @Bean
        ControllerMethods cuehookControllerMethods(
                ConfiguredEndpoints endpoints,
                ConfigurableListableBeanFactory beans,
                ObjectProvider<Clock> clock,
                ObjectProvider<DedupeStore> dedupe,
                ObjectProvider<ReceiverListener> listeners) {
            return new ControllerMethods(new ControllerEndpoints(
                    endpoints,
                    new Confirmations(beans.getBeansOfType(Confirmation.class), endpoints.all()),
                    clock.getIfUnique(Clock::systemUTC),
                    dedupe.getIfUnique(),
                    listeners.orderedStream().toList()));
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        WebMvcConfigurer cuehookControllers(ControllerMethods methods) {
            ControllerGuard guard = new ControllerGuard(methods);
            return new WebMvcConfigurer() {

                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(guard).order(Ordered.HIGHEST_PRECEDENCE);
                }

                @Override
                public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                    resolvers.add(0, guard);
                }
            };
        }

        @Bean
        static BeanPostProcessor cuehookUnreadParts(
                ObjectProvider<ControllerMethods> methods, ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
            return new BeanPostProcessor() {

                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof MultipartResolver parts
                            ? new UnreadParts(
                                    parts,
                                    request -> methods.getObject()
                                            .take(
                                                    request,
                                                    mappings.orderedStream().toList()))
                            : bean;
                }
            };
        }

        @Bean
        SmartInitializingSingleton cuehookControllersCheck(
                ControllerMethods methods, ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
            return () -> methods.requireSound(mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                    .toList());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "cuehook.enabled", havingValue = "false")
    static class Closed {

        @Bean
        WebMvcConfigurer cuehookClosedControllers() {
            return new WebMvcConfigurer() {

                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(new ClosedControllers()).order(Ordered.HIGHEST_PRECEDENCE);
                }
            };
        }
    }
}
