package dev.cuehook.spring;

import org.jspecify.annotations.Nullable;

/**
 * A secret and whose it is.
 *
 * @param id The webhook or API key to which the secret belongs, as the platform's requests name it.
 * @param secret The secret.
 */
record KeyProperties(@Nullable String id, @Nullable SecretText secret) {}
