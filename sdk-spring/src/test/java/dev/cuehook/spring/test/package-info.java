@NullMarked
package dev.cuehook.spring.test;

import org.jspecify.annotations.NullMarked;
