/** What goes over the wire: signed deliveries, and sockets that say exactly what they are told to. */
@NullMarked
package dev.cuehook.servlet.wire;

import org.jspecify.annotations.NullMarked;
