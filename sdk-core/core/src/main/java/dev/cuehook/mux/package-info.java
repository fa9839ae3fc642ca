/** Mux Video. */
@NullMarked
package dev.cuehook.mux;

import org.jspecify.annotations.NullMarked;
