package dev.cuehook.inbox.jdbc;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** PostgreSQL 12 and later. */
class PostgresDialect implements Dialect {

    /** Locks the row, and changes nothing. */
    static final String KEEP_LANES = "ON CONFLICT (lane) DO UPDATE SET token = cuehook_inbox_lane.token";

    private static final long SCHEMA_KEY = 0x43756568_6F6F6BL; // "Cuehook"

    @Override
    public String name() {
        return "postgresql";
    }

    /** In a select of its own, which is done once: asked anew for each row it could use no index. */
    @Override
    public String now() {
        return "(SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT) + ?)";
    }

    @Override
    public long nowParameter(Clock clock) {
        return 0;
    }

    @Override
    public String skipLocked() {
        return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public String forUpdate() {
        return " FOR UPDATE";
    }

    @Override
    public String insertNew(String table, String columns) {
        return "INSERT INTO " + table + " (" + columns + ")";
    }

    @Override
    public String newOnes() {
        return " ON CONFLICT (inbox_key) DO NOTHING RETURNING nr, inbox_key";
    }

    @Override
    public String keepLanes() {
        return KEEP_LANES;
    }

    @Override
    public void lockLanes(Sql sql, List<byte[]> lanes) {}

    @Override
    public void requireWritable(Sql sql) throws SQLException {
        Boolean replica = sql.of("SELECT pg_is_in_recovery()").first(row -> row.getBoolean(1));
        if (Boolean.TRUE.equals(replica)) {
            throw new IllegalStateException("The inbox's database is a read-only replica (pg_is_in_recovery() is true)."
                    + " Let the DataSource connect to the primary, as with targetServerType=primary in its URL.");
        }
    }

    @Override
    public void requireFlushing(Sql sql) throws SQLException {
        for (String setting : List.of("fsync", "full_page_writes")) {
            String value = sql.of("SELECT current_setting(?)").with(setting).first(row -> row.getString(1));
            if (!"on".equals(value)) {
                throw new NotDurableException(
                        setting + " is " + value + ", so a power cut may take deliveries that were answered 2xx, or the"
                                + " whole database. Set it to on in the server's configuration.");
            }
        }
    }

    @Override
    public void lockSchema(Sql sql) throws SQLException {
        sql.run("SELECT pg_advisory_xact_lock(" + SCHEMA_KEY + ")");
    }

    @Override
    public boolean isMissingTable(SQLException e) {
        return "42P01".equals(e.getSQLState());
    }

    @Override
    public boolean isDenied(SQLException e) {
        return "42501".equals(e.getSQLState());
    }

    /**
     * In one round trip. Flushing is switched on where the session, the role or the URL has switched it off; what waits for
     * replicas stays as it is. A plan that was made while a table was empty must not read it from end to end when it is full.
     */
    @Override
    public String begin(Flush flush) {
        String begin = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE";
        String indexes =
                "; SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),"
                        + " set_config('enable_mergejoin', 'off', true), ";
        String flushed = "set_config('synchronous_commit', COALESCE(NULLIF("
                + "current_setting('synchronous_commit'), 'off'), 'on'), true)";
        return switch (flush) {
            case AS_SET -> begin;
            case LATER -> begin + indexes + "set_config('synchronous_commit', 'off', true)";
            case SURE -> begin + indexes + flushed;
            case BATCH -> begin + "; SELECT " + flushed;
        };
    }

    @Override
    public Inserts inserts() {
        return ArrayInserts.INSTANCE;
    }

    @Override
    public void flushKnown(Sql sql) {} // a row is visible only after its commit was flushed

    @Override
    public boolean isTransient(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.equals("40001") || state.equals("40P01") || state.equals("55P03"));
    }
}
