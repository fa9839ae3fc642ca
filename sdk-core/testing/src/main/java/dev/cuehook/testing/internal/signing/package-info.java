/** How each platform signs, with the JDK's own cryptography and nothing of the verifiers. */
@NullMarked
package dev.cuehook.testing.internal.signing;

import org.jspecify.annotations.NullMarked;
