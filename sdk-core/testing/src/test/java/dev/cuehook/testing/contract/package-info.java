/** The contracts, kept by the stores in memory and broken by their twins. */
@NullMarked
package dev.cuehook.testing.contract;

import org.jspecify.annotations.NullMarked;
