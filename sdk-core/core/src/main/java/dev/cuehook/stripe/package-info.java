/** Stripe. */
@NullMarked
package dev.cuehook.stripe;

import org.jspecify.annotations.NullMarked;
