package dev.cuehook.spring;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.receiver.Handlers;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * The listeners of all beans. The web server needs the receiver, and the receiver its handlers, before the beans exist, so
 * listeners are found by the beans' declared types. What only the finished beans show fails the start, and is not left out.
 */
final class ListenerMethods implements SmartInitializingSingleton {

    /** It needs spring-tx. */
    private static final boolean TRANSACTIONS =
            ClassUtils.isPresent("org.springframework.jdbc.datasource.DataSourceUtils", null);

    private final ConfigurableListableBeanFactory beans;
    private final List<ListenerMethod> listeners;
    private boolean connected;

    ListenerMethods(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
        this.listeners = find();
    }

    void addTo(Handlers.Builder handlers) {
        connected = true;
        listeners.forEach(listener -> listener.addTo(handlers));
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!connected && !listeners.isEmpty()) {
            throw new CuehookConfigurationException(
                    "The application has a WebhookReceiver bean of its own, which calls no @WebhookListener: "
                            + listeners.get(0).describe() + " would never run.",
                    "Use a WebhookReceiverCustomizer in place of that bean, or give it handlers and remove the annotations.");
        }
        for (ListenerMethod listener : find()) {
            if (listeners.stream().noneMatch(listener::isSameAs)) {
                throw new CuehookConfigurationException(
                        "@WebhookListener " + listener.describe() + " showed only when bean '" + listener.beanName()
                                + "' had been made: its @Bean method declares a more general type.",
                        "Declare " + listener.beanClass().getSimpleName()
                                + " as the return type of that @Bean method.");
            }
        }
        listeners.forEach(ListenerMethod::requireInvocable);
        if (TRANSACTIONS) {
            beans.getBeanProvider(Inbox.class).ifUnique(inbox -> {
                ListenerTransactions transactions = new ListenerTransactions(beans, inbox);
                listeners.forEach(listener -> listener.join(transactions));
            });
        }
    }

    private List<ListenerMethod> find() {
        List<ListenerMethod> found = new ArrayList<>();
        for (String name : beans.getBeanNamesForType(Object.class, true, false)) {
            if (!beans.containsBeanDefinition(
                    ScopedProxyUtils.getTargetBeanName(name))) { // the scope's target is the one
                Class<?> type = typeOf(name);
                if (type != null && AnnotationUtils.isCandidateClass(type, WebhookListener.class)) {
                    addListeners(ScopedProxyUtils.isScopedTarget(name) ? original(name) : name, type, found);
                }
            }
        }
        return found;
    }

    private static String original(String scopedTarget) {
        return ScopedProxyUtils.getOriginalBeanName(scopedTarget);
    }

    private @Nullable Class<?> typeOf(String name) {
        Class<?> target = AutoProxyUtils.determineTargetClass(beans, name);
        return target == null || target.getName().startsWith("org.springframework.") ? null : target;
    }

    private void addListeners(String bean, Class<?> type, List<ListenerMethod> found) {
        Map<Method, WebhookListener> methods = MethodIntrospector.selectMethods(
                type, (MethodIntrospector.MetadataLookup<WebhookListener>) ListenerMethod::annotationOf);
        methods.forEach((method, annotation) -> found.add(new ListenerMethod(beans, bean, type, method, annotation)));
    }
}
