package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** How many rows at once get into the tables. Stateless. */
interface Inserts {

    /** Inserts those deliveries that are new, with their bodies, in this order of their keys; which ones these are. */
    Map<ByteBuffer, Long> deliveries(Sql sql, List<StoredDelivery> sorted) throws SQLException;

    /** Inserts lanes where they are not there, and locks those that are, in this order. */
    void lanes(Sql sql, List<byte[]> sorted, List<String> endpoints) throws SQLException;

    /** Inserts queue rows, numbered in this order. */
    void queue(Sql sql, List<Long> numbers, List<byte[]> lanes) throws SQLException;
}
