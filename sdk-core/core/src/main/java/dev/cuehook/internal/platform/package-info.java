/**
 * The engine: schemes, keys, identities, the verifier.
 */
@NullMarked
package dev.cuehook.internal.platform;

import org.jspecify.annotations.NullMarked;
