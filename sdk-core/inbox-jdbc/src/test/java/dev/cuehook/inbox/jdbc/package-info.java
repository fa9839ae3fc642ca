@NullMarked
package dev.cuehook.inbox.jdbc;

import org.jspecify.annotations.NullMarked;
