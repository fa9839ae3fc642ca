/** Inboxes over JDBC: an embedded file, PostgreSQL, MariaDB, MySQL. */
@NullMarked
package dev.cuehook.inbox.jdbc;

import org.jspecify.annotations.NullMarked;
