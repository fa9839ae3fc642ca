package dev.cuehook.inbox.jdbc;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is asked of a database, and done in it, when an inbox is opened; each in a transaction of its own. */
record ServerStart(Dialect dialect, ServerOptions options) {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);

    /** Refuses replicas, and databases that would lose what they confirm. */
    boolean check(Sql sql) throws SQLException {
        dialect.requireWritable(sql);
        try {
            dialect.requireFlushing(sql);
        } catch (NotDurableException e) {
            if (!options.allowsLossy()) {
                throw e;
            }
            LOG.warn(
                    "Deliveries that were answered 2xx may be lost, as the inbox was told to allow: {}",
                    e.getMessage());
        }
        return true;
    }

    boolean create(Sql sql) throws SQLException {
        dialect.lockSchema(sql);
        try {
            Schema.create(sql, dialect);
        } catch (SQLException e) {
            if (dialect.isDenied(e)) {
                throw new IllegalStateException(
                        "The inbox's tables are not there, and the DataSource's user may not make them (SQLState "
                                + e.getSQLState() + "). Run the text that JdbcInbox.schema(\"" + dialect.name()
                                + "\") gives as a user who may.",
                        e);
            }
            throw e;
        } finally {
            dialect.unlockSchema(sql);
        }
        return true;
    }

    boolean require(Sql sql) throws SQLException {
        try {
            Schema.require(sql, dialect);
        } catch (SQLException e) {
            if (dialect.isMissingTable(e)) {
                throw new IllegalStateException(Schema.missing(dialect), e);
            }
            throw e;
        }
        return true;
    }
}
