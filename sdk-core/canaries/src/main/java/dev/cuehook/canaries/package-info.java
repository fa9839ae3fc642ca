/** What must never be said, and who listens whether it is. */
@NullMarked
package dev.cuehook.canaries;

import org.jspecify.annotations.NullMarked;
