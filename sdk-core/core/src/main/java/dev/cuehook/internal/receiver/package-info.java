/** The receiver's parts that know nothing of endpoints: bodies, rates, networks, logs. */
@NullMarked
package dev.cuehook.internal.receiver;

import org.jspecify.annotations.NullMarked;
