/** Keeps accepted deliveries in an embedded file, in PostgreSQL, MariaDB or MySQL. */
module dev.cuehook.inbox.jdbc {
    requires transitive dev.cuehook.core;
    requires transitive java.sql;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.cuehook.inbox.jdbc;
}
