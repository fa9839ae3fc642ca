/** Standard Webhooks and Svix. */
@NullMarked
package dev.cuehook.standardwebhooks;

import org.jspecify.annotations.NullMarked;
