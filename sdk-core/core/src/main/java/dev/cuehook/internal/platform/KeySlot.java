package dev.cuehook.internal.platform;

import java.util.stream.Stream;

/** A place in the list of secrets, with the keys that it holds now. */
interface KeySlot {

    Stream<NamedKey> keys();
}
