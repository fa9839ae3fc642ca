/** Receivers in processes of their own, which are killed. */
@NullMarked
package dev.cuehook.inbox.jdbc.crash;

import org.jspecify.annotations.NullMarked;
