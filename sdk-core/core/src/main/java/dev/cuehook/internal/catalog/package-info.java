/** The list of built-in platforms: the one place that knows them all. */
@NullMarked
package dev.cuehook.internal.catalog;

import org.jspecify.annotations.NullMarked;
