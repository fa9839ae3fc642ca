package dev.cuehook.quickstart.docs;

import org.jspecify.annotations.Nullable;

/** What the samples act on. */
interface Catalog {

    /** Makes a media visible. */
    void publish(@Nullable String mediaId);

    /** Takes a media away. */
    default void withdraw(@Nullable String mediaId) {}
}
