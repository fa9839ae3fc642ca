/** What floods of requests cost, and what they do to the others: over HTTP, in one process. */
@NullMarked
package dev.cuehook.benchmarks.flood;

import org.jspecify.annotations.NullMarked;
