@NullMarked
package dev.cuehook.spring;

import org.jspecify.annotations.NullMarked;
