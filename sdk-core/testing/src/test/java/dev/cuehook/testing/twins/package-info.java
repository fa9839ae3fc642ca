/** Stores and platforms that each break one promise: the contracts must reject them. */
@NullMarked
package dev.cuehook.testing.twins;

import org.jspecify.annotations.NullMarked;
