/** What a Spring Boot application does and how it starts, with the starter and without. */
@NullMarked
package dev.cuehook.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
