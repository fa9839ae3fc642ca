package dev.cuehook.inbox.jdbc;

import java.time.Duration;

/**
 * How an inbox uses a database of the user's.
 *
 * @param createsSchema whether it makes its tables
 * @param allowsLossy whether it puts up with a database that may lose what it has confirmed, and so is not durable
 * @param statementSeconds how long a statement of the writer may take
 * @param stuckAfter after which time the writer's connection is aborted
 */
record ServerOptions(boolean createsSchema, boolean allowsLossy, int statementSeconds, Duration stuckAfter) {

    static ServerOptions of(boolean createsSchema, boolean allowsLossy) {
        return new ServerOptions(createsSchema, allowsLossy, 2, Duration.ofSeconds(10));
    }
}
