/** What verification must always do, as laws, and twins of the verifier that each break one of them. */
@NullMarked
package dev.cuehook.laws;

import org.jspecify.annotations.NullMarked;
