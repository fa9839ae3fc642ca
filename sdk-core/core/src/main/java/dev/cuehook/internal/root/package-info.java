/** The root package's inside: what sealed types and several packages need, exported to nobody. */
@NullMarked
package dev.cuehook.internal.root;

import org.jspecify.annotations.NullMarked;
