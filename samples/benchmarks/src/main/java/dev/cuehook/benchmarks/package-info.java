/** Benchmarks. Read every number as a ratio to another one of the same run. */
@NullMarked
package dev.cuehook.benchmarks;

import org.jspecify.annotations.NullMarked;
