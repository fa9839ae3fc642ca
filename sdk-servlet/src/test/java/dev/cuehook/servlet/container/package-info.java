/** The servlet containers under test. */
@NullMarked
package dev.cuehook.servlet.container;

import org.jspecify.annotations.NullMarked;
