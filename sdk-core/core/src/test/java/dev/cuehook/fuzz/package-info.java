/** What a fuzzer feeds: seeds in every build, and for as long as one likes under the profile {@code fuzz}. */
@NullMarked
package dev.cuehook.fuzz;

import org.jspecify.annotations.NullMarked;
