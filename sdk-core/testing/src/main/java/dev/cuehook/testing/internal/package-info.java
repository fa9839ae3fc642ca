/** What the parts of the test kit share. */
@NullMarked
package dev.cuehook.testing.internal;

import org.jspecify.annotations.NullMarked;
