package dev.cuehook.spring;

import dev.cuehook.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A secret and the property that holds it.
 *
 * @param owner the webhook or API key to which it belongs; null for everybody's
 */
record ConfiguredSecret(String property, @Nullable String owner, Secret secret) {}
