/**
 * FastPix: its sealed family of events, {@link dev.cuehook.fastpix.FastPixEvent}, and the resources they carry.
 */
@NullMarked
package dev.cuehook.fastpix;

import org.jspecify.annotations.NullMarked;
