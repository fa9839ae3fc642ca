package dev.cuehook.inbox;

/**
 * The transaction in which a handler runs and its delivery is marked done. What the handler writes through it is in effect
 * exactly once; what it does elsewhere, at least once.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Transaction {

    /**
     * The resource of the transaction, such as a {@code java.sql.Connection}. It belongs to the inbox: do not commit, roll
     * back or close it.
     *
     * @throws IllegalStateException if this inbox has no such transaction; the message says what to do
     */
    <T> T unwrap(Class<T> resource);

    /** No transaction. */
    static Transaction none() {
        return NoTransaction.INSTANCE;
    }
}
