/** The other side of the wire: signs as the platforms do, with nothing but the JDK. Shares no code with what it tests. */
@NullMarked
package dev.cuehook.sender;

import org.jspecify.annotations.NullMarked;
