/**
 * Cuehook in a Spring Boot application, 3.5 or 4: endpoints by properties under {@code cuehook}, handlers by {@link
 * dev.cuehook.spring.WebhookListener}.
 */
@NullMarked
package dev.cuehook.spring;

import org.jspecify.annotations.NullMarked;
