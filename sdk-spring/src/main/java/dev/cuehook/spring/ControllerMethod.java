package dev.cuehook.spring;

/** A method of a controller that takes verified webhooks of an endpoint, as events of a type. */
record ControllerMethod(ControllerEndpoint endpoint, Class<?> eventType) {}
