package dev.cuehook.spring;

import dev.cuehook.Lifecycle;
import dev.cuehook.WebhookEvent;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.inbox.TransactionBoundary;
import dev.cuehook.receiver.Delivery;
import dev.cuehook.receiver.EventHandler;
import dev.cuehook.receiver.Handlers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Async;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** A bean's method as a handler. The bean is asked for at each call, so that a lazy one stays so and a proxy is called. */
final class ListenerMethod implements EventHandler<WebhookEvent> {

    private final ConfigurableBeanFactory beans;
    private final String beanName;
    private final Class<?> beanClass;
    private final Method method;
    private final WebhookListener annotation;
    private final ListenerArguments arguments;
    private volatile @Nullable TransactionBoundary boundary;

    ListenerMethod(
            ConfigurableBeanFactory beans,
            String beanName,
            Class<?> beanClass,
            Method method,
            WebhookListener annotation) {
        this.beans = beans;
        this.beanName = beanName;
        this.beanClass = beanClass;
        this.method = method;
        this.annotation = annotation;
        requireAwaitable();
        try {
            this.arguments = ListenerArguments.of(method, beanClass, annotation.stage().length > 0);
        } catch (IllegalArgumentException e) {
            throw CuehookConfigurationException.of("@WebhookListener " + describe() + ": ", e, "Correct the method.");
        }
    }

    /** A delivery is done when its listener returns: one that goes on elsewhere would be done too early. */
    private void requireAwaitable() {
        boolean async = AnnotatedElementUtils.hasAnnotation(method, Async.class)
                || AnnotatedElementUtils.hasAnnotation(beanClass, Async.class);
        if (async || method.getReturnType() != void.class) {
            throw new CuehookConfigurationException(
                    "@WebhookListener " + describe() + " "
                            + (async
                                    ? "is @Async: it returns before its work is done, and a failure is lost."
                                    : "returns " + method.getReturnType().getSimpleName() + ", which nobody takes."),
                    "Return void when the work is done. Listeners run off the request's thread already.");
        }
    }

    void addTo(Handlers.Builder handlers) {
        if (annotation.concurrency() == 0) {
            addRetried(handlers);
        } else {
            CuehookConfigurationException.at(
                    "@WebhookListener " + describe(),
                    () -> handlers.concurrency(annotation.concurrency(), this::addRetried));
        }
    }

    private void addRetried(Handlers.Builder handlers) {
        if (annotation.retryPolicy().isEmpty()) {
            addBound(handlers);
        } else {
            handlers.retryPolicy(retryPolicy(annotation.retryPolicy()), this::addBound);
        }
    }

    private RetryPolicy retryPolicy(String bean) {
        if (!beans.containsBean(bean) || !beans.isTypeMatch(bean, RetryPolicy.class)) {
            throw new CuehookConfigurationException(
                    "@WebhookListener " + describe() + " names the retry policy '" + bean
                            + "', and no RetryPolicy bean is called so.",
                    "Declare it, such as  @Bean RetryPolicy " + bean
                            + "() { return RetryPolicy.defaults().attempts(3); }");
        }
        return beans.getBean(bean, RetryPolicy.class);
    }

    private void addBound(Handlers.Builder handlers) {
        if (annotation.endpoint().isEmpty()) {
            addStages(handlers);
        } else {
            handlers.at(annotation.endpoint(), this::addStages);
        }
    }

    private void addStages(Handlers.Builder handlers) {
        String platform = annotation.platform().isEmpty() ? null : annotation.platform();
        if (annotation.stage().length == 0) {
            handlers.on(arguments.eventType(), null, platform, this);
        }
        for (Lifecycle.Stage stage : annotation.stage()) {
            handlers.on(arguments.eventType(), stage, platform, this);
        }
    }

    @Override
    public void handle(WebhookEvent event, Delivery delivery) throws Exception {
        Object bean = beans.getBean(beanName);
        Method invocable = invocableOn(bean);
        try {
            invocable.invoke(bean, arguments.of(event, delivery));
        } catch (InvocationTargetException e) {
            ReflectionUtils.rethrowException(e.getTargetException());
        }
    }

    /** Takes the end of its deliveries into its own transaction, where it has one that can. */
    void join(ListenerTransactions transactions) {
        Class<?> type = beans.containsSingleton(beanName)
                ? AopUtils.getTargetClass(beans.getBean(beanName)) // its methods may have another transaction
                : beanClass;
        boundary = transactions.of(describe(), method, type).orElse(null);
    }

    @Override
    public TransactionBoundary boundary(TransactionBoundary ofInbox) {
        TransactionBoundary own = boundary;
        return own == null ? ofInbox : own;
    }

    private Method invocableOn(Object bean) {
        Method invocable = AopUtils.selectInvocableMethod(method, bean.getClass());
        ReflectionUtils.makeAccessible(invocable);
        return invocable;
    }

    /** Finds at start-up, where the bean exists, what would fail at the first delivery: a method that a proxy hides. */
    void requireInvocable() {
        if (beans.containsSingleton(beanName)) {
            try {
                invocableOn(beans.getBean(beanName));
            } catch (IllegalStateException e) {
                throw new CuehookConfigurationException(
                        "@WebhookListener " + describe()
                                + " cannot be called through the proxy that Spring puts around bean '" + beanName
                                + "'.",
                        "Do not make it private; where the proxy is of an interface, declare the method there or set "
                                + "spring.aop.proxy-target-class=true.");
            }
        }
    }

    boolean isSameAs(ListenerMethod other) {
        return beanName.equals(other.beanName)
                && method.getName().equals(other.method.getName())
                && Arrays.equals(method.getParameterTypes(), other.method.getParameterTypes());
    }

    String beanName() {
        return beanName;
    }

    Class<?> beanClass() {
        return beanClass;
    }

    @Override
    public String describe() {
        return Arrays.stream(method.getParameterTypes())
                .map(ClassUtils::getShortName)
                .collect(Collectors.joining(
                        ", ", ClassUtils.getShortName(method.getDeclaringClass()) + "." + method.getName() + "(", ")"));
    }

    static @Nullable WebhookListener annotationOf(Method method) {
        return AnnotatedElementUtils.findMergedAnnotation(method, WebhookListener.class);
    }
}
