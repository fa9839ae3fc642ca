/** A Spring Boot receiver for every platform, and a tour that shows what it does. */
@NullMarked
package dev.cuehook.quickstart;

import org.jspecify.annotations.NullMarked;
