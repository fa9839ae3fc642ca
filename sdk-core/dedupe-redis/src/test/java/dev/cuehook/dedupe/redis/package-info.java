@NullMarked
package dev.cuehook.dedupe.redis;

import org.jspecify.annotations.NullMarked;
