package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A lane under a token. All lanes of one claim have the same token, of which the last bit is 0; a claim's own says by this bit
 * which of two lanes its delivery waits in, as the store may have been open with another setting of the order.
 */
record Lease(ByteBuffer lane, long token) {

    private static final long OF_RESOURCE = 1;

    private static final Comparator<Lease> ORDER = Comparator.comparing(Lease::lane, Lanes.ORDER);

    /** A token of nobody's, for some lanes. */
    static long freshToken() {
        long token = ThreadLocalRandom.current().nextLong() & ~OF_RESOURCE;
        return token == Lanes.FREE ? 2 : token;
    }

    /** What a claim has for its token where its delivery waits in this lane. */
    static long claimToken(long token, ByteBuffer lane, StoredDelivery delivery) {
        boolean ofResource = delivery.resource() != null
                && lane.equals(ByteBuffer.wrap(delivery.resource().key()));
        return ofResource ? token | OF_RESOURCE : token;
    }

    static Lease of(ClaimedDelivery claim) {
        StoredDelivery delivery = claim.delivery();
        boolean ofResource = (claim.token() & OF_RESOURCE) != 0;
        byte[] lane = ofResource
                ? Objects.requireNonNull(delivery.resource(), "The claim is not of this inbox.")
                        .key()
                : delivery.identity().key();
        return new Lease(ByteBuffer.wrap(lane), claim.token() & ~OF_RESOURCE);
    }

    /** The lane's own bytes. */
    byte[] key() {
        byte[] key = new byte[lane.remaining()];
        lane.duplicate().get(key);
        return key;
    }

    /** Those that are not lost, in the order of their lanes. */
    static List<Lease> held(Sql sql, Collection<Lease> leases) throws SQLException {
        return held(sql, leases, "");
    }

    /** Those that are not lost, locked in the order of their lanes; not those that somebody else has locked. */
    static List<Lease> lock(Sql sql, Collection<Lease> leases) throws SQLException {
        return held(sql, leases, sql.dialect().skipLocked());
    }

    private static List<Lease> held(Sql sql, Collection<Lease> leases, String locking) throws SQLException {
        List<Lease> sorted = leases.stream().sorted(ORDER).toList();
        List<Lease> held = new ArrayList<>();
        for (List<Lease> some : Chunks.filled(sorted)) {
            Sql.Statement statement = sql.of("SELECT lane, token FROM cuehook_inbox_lane"
                    + sql.dialect().through(Lanes.KEY) + " WHERE "
                    + "(lane = ? AND token = ?) OR ".repeat(some.size() - 1)
                    + "(lane = ? AND token = ?) ORDER BY lane" + locking);
            for (Lease lease : some) {
                statement.with(lease.key()).with(lease.token);
            }
            held.addAll(statement.list(row -> new Lease(ByteBuffer.wrap(row.getBytes(1)), row.getLong(2))));
        }
        return held;
    }
}
