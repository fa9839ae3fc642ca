/**
 * Receiving: endpoints, the pipeline from a request to an acknowledgement, handlers, and the inline form for endpoints that
 * handle on the request's thread. Free of any web framework; adapters bring requests here and carry answers back.
 */
@NullMarked
package dev.cuehook.receiver;

import org.jspecify.annotations.NullMarked;
