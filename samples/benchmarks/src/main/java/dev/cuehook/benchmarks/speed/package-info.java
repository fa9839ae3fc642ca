/** How long verifying and reading a delivery takes, beside the limit and beside peers. */
@NullMarked
package dev.cuehook.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
