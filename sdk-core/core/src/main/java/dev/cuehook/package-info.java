/**
 * What everybody uses: requests, verifiers, verified deliveries, events, refusals. A library-only user imports nothing
 * else but a platform's package.
 */
@NullMarked
package dev.cuehook;

import org.jspecify.annotations.NullMarked;
