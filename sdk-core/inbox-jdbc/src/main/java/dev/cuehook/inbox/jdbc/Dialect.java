package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** What differs between databases. The rest of the protocol is the same SQL everywhere. Immutable and thread-safe. */
interface Dialect {

    /** The database's name. */
    String name();

    /** What its schema files are named after. */
    default String schema() {
        return name();
    }

    /** The time in microseconds, as SQL with one parameter: {@link #nowParameter}. */
    String now();

    /** What the parameter of {@link #now} is: an offset for databases with a clock of their own. */
    long nowParameter(Clock clock);

    /** Behind a select that takes work: others pass over its rows. */
    String skipLocked();

    /** Behind a select whose rows are changed next. */
    String forUpdate();

    /**
     * Behind the name of a table of which few rows are locked: they are found through this index also where the table is small.
     * Who reads it from end to end waits for the locks of others.
     */
    default String through(String index) {
        return "";
    }

    /** {@code DELETE} of few rows, up to its {@code WHERE}; they are found through this index. */
    default String delete(String table, String index) {
        return "DELETE FROM " + table;
    }

    /** Whether others write at the same time, so that keys have to be taken in one order. */
    default boolean hasOtherWriters() {
        return true;
    }

    /** How many rows at once get into the tables. */
    default Inserts inserts() {
        return ValueInserts.INSTANCE;
    }

    /** {@code INSERT} of rows of which some may be known, up to its {@code VALUES}. */
    String insertNew(String table, String columns);

    /**
     * Behind the rows of {@link #insertNew}: gives {@code nr} and {@code inbox_key} of those that were new. Empty where no insert
     * gives anything: then they are looked for.
     */
    String newOnes();

    /** Behind a row whose key may be known: what follows is set then. Counts of changed rows depend on the driver's settings. */
    default String onKnown(String key) {
        return "ON CONFLICT (" + key + ") DO UPDATE SET";
    }

    /** Behind the rows of lanes: those that are there stay as they are, and are locked. */
    String keepLanes();

    /** Locks lanes where {@link #keepLanes} does not. */
    void lockLanes(Sql sql, List<byte[]> lanes) throws SQLException;

    /** Refuses a database in which nothing can be written. */
    default void requireWritable(Sql sql) throws SQLException {}

    /** Refuses a database that is set so that it does not flush what it commits; the message says what to do. */
    default void requireFlushing(Sql sql) throws SQLException {}

    /** How many bytes the bodies of one transaction may have. */
    default long batchBytes(Sql sql) throws SQLException {
        return Engine.BATCH_BYTES;
    }

    /** Keeps those that start together from making the tables at the same time, at most to the end of the transaction. */
    default void lockSchema(Sql sql) throws SQLException {}

    /** Lets the next one in, where the end of the transaction does not. */
    default void unlockSchema(Sql sql) throws SQLException {}

    /** Whether a statement failed for a table that is not there. */
    default boolean isMissingTable(SQLException e) {
        return false;
    }

    /** Whether a statement failed for a right that the user does not have. */
    default boolean isDenied(SQLException e) {
        return false;
    }

    /**
     * The first statements of a transaction, in which nothing has been done yet: READ COMMITTED, for this one only, so that
     * nothing has to be given back.
     */
    default String begin(Flush flush) {
        return "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
    }

    /** Makes sure that a commit on this connection is on disk when it returns; fails with what to do if it will not be. */
    default void requireDurable(Connection connection) throws SQLException {}

    /**
     * Whether an error may undo a transaction and leave the connection in the next one, so that whoever ignores the error goes on
     * in that.
     */
    default boolean undoesSilently() {
        return false;
    }

    /** Puts a write into a transaction that only met known rows, where those may be visible before they are flushed. */
    void flushKnown(Sql sql) throws SQLException;

    /** Whether a statement failed for what others did at the same time, so that the whole transaction may be repeated. */
    boolean isTransient(SQLException e);

    /** Whether a statement failed for the data of a row. */
    default boolean isOfData(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** Behind the rows of {@link #insertNew}, where their number alone tells how many were new. */
    default String passKnown() {
        return " ON CONFLICT DO NOTHING";
    }
}
