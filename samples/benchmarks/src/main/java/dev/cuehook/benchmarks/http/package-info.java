/** What a container acknowledges in a second, with and without Cuehook in it; and the client of all that goes over HTTP. */
@NullMarked
package dev.cuehook.benchmarks.http;

import org.jspecify.annotations.NullMarked;
