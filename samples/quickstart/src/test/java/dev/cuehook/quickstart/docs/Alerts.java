package dev.cuehook.quickstart.docs;

import dev.cuehook.Lifecycle;

/** Whom the samples tell about failures. */
interface Alerts {

    /** Tells somebody. */
    void raise(Lifecycle lifecycle);
}
