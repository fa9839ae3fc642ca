/** A receiver in plain Jetty. */
package dev.cuehook.samples.jetty;
