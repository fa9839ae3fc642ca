/** LiveKit. */
@NullMarked
package dev.cuehook.livekit;

import org.jspecify.annotations.NullMarked;
