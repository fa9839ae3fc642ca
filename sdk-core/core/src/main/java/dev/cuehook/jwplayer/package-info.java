/**
 * JW Player (JWX): its sealed family of events, {@link dev.cuehook.jwplayer.JwPlayerEvent}, and the resources they
 * carry.
 */
@NullMarked
package dev.cuehook.jwplayer;

import org.jspecify.annotations.NullMarked;
