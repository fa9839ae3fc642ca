/** Published hostile inputs against the verifiers and the receiver, and inputs grown to hurt. */
@NullMarked
package dev.cuehook.corpora;

import org.jspecify.annotations.NullMarked;
