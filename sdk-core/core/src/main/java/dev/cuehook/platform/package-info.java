/**
 * For who adds a platform: a platform is data (an id, a signature scheme, an identity, a handshake, an acknowledgement)
 * and a family of events.
 */
@NullMarked
package dev.cuehook.platform;

import org.jspecify.annotations.NullMarked;
