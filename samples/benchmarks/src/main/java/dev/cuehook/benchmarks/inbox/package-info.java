/** Benchmarks of the durable inbox: ratios within one run. */
@NullMarked
package dev.cuehook.benchmarks.inbox;

import org.jspecify.annotations.NullMarked;
