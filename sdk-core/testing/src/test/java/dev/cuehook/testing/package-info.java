/** Tests of what the test kit offers. */
@NullMarked
package dev.cuehook.testing;

import org.jspecify.annotations.NullMarked;
