/** What a test's receiver remembers of its deliveries. */
@NullMarked
package dev.cuehook.testing.internal.journal;

import org.jspecify.annotations.NullMarked;
