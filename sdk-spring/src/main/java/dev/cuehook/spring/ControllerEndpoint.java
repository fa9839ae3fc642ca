package dev.cuehook.spring;

import dev.cuehook.UnknownEvent;
import dev.cuehook.platform.Platform;
import dev.cuehook.receiver.InlineEndpoint;

/** An endpoint whose requests a controller receives. */
record ControllerEndpoint(Platform<?> platform, InlineEndpoint<?> guard) {

    String name() {
        return guard.name();
    }

    /** Where the request's verified webhook lies; no client can set it. */
    String attribute() {
        return "dev.cuehook.spring.guarded." + name();
    }

    /** Whether it can ever bring an event of this type. */
    boolean brings(Class<?> eventType) {
        return eventType == UnknownEvent.class
                || eventType.isAssignableFrom(platform.eventType())
                || platform.eventType().isAssignableFrom(eventType);
    }
}
