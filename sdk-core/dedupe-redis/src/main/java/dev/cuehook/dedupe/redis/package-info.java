/** A dedupe store in Redis, over Lettuce. */
@NullMarked
package dev.cuehook.dedupe.redis;

import org.jspecify.annotations.NullMarked;
