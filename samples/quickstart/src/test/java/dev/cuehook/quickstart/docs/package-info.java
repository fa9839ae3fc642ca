/** The code of every sample in the documentation, compiled and run, and the tests that keep the documentation true. */
@NullMarked
package dev.cuehook.quickstart.docs;

import org.jspecify.annotations.NullMarked;
