package dev.cuehook.spring;

import dev.cuehook.Lifecycle;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import dev.cuehook.receiver.Delivery;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.core.ResolvableType;

/** What a listener's parameters ask for. */
final class ListenerArguments {

    private final List<BiFunction<WebhookEvent, Delivery, Object>> arguments = new ArrayList<>();
    private final boolean hasStage;
    private Class<? extends WebhookEvent> eventType = WebhookEvent.class;
    private int events;

    private ListenerArguments(boolean hasStage) {
        this.hasStage = hasStage;
    }

    /**
     * Reads a method's parameters.
     *
     * @param beanClass the class in which type variables have their values
     * @throws IllegalArgumentException if one of them is nothing that a listener can get; the message says what can
     */
    static ListenerArguments of(Method method, Class<?> beanClass, boolean hasStage) {
        ListenerArguments read = new ListenerArguments(hasStage);
        for (int i = 0; i < method.getParameterCount(); i++) {
            read.add(ResolvableType.forMethodParameter(method, i, beanClass).toClass());
        }
        if (read.events > 1) {
            throw new IllegalArgumentException("It takes two events, but is called with one. Keep one of them.");
        }
        return read;
    }

    private void add(Class<?> type) {
        if (WebhookEvent.class.isAssignableFrom(type)) {
            eventType = type.asSubclass(WebhookEvent.class);
            events++;
            arguments.add((event, delivery) -> event);
        } else if (type == Delivery.class) {
            arguments.add((event, delivery) -> delivery);
        } else if (type == VerifiedWebhook.class) {
            arguments.add((event, delivery) -> delivery.webhook());
        } else if (type == byte[].class) {
            arguments.add((event, delivery) -> delivery.webhook().body());
        } else if (type == Lifecycle.class && hasStage) {
            arguments.add(
                    (event, delivery) -> event.lifecycle().orElseThrow()); // it has the stage that chose this listener
        } else if (type == Lifecycle.class) {
            throw new IllegalArgumentException(
                    "It takes a Lifecycle, which not every event has. "
                            + "Name the stages, as in @WebhookListener(stage = MEDIA_READY), or ask the event for its lifecycle().");
        } else {
            throw new IllegalArgumentException("It has a parameter of type " + type.getSimpleName()
                    + ". Take an event, Delivery, VerifiedWebhook, byte[] or, with a stage, Lifecycle.");
        }
    }

    /** The events that the method takes. */
    Class<? extends WebhookEvent> eventType() {
        return eventType;
    }

    /** The arguments of one call. */
    Object[] of(WebhookEvent event, Delivery delivery) {
        return arguments.stream()
                .map(argument -> argument.apply(event, delivery))
                .toArray();
    }
}
