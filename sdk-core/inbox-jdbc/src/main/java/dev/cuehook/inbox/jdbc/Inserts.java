package dev.cuehook.inbox.jdbc;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** How a batch gets into the tables. Stateless. */
interface Inserts {

    /**
     * Takes deliveries in: inserts those that are new, with their bodies, in this order of their keys; inserts or locks their lanes
     * in the order in which lanes are locked; and then inserts queue rows, numbered by turns.
     *
     * @return the keys of those that are new, with their numbers
     */
    Map<ByteBuffer, Long> accept(Sql sql, List<Arrival> sorted) throws SQLException;
}
