package dev.cuehook.inbox;

/**
 * Runs a handler and the completion of its delivery as one unit: both take effect, or neither.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface TransactionBoundary {

    /**
     * Begins a transaction where the inbox has one, runs the work, and commits if it returns true. If it returns false or
     * throws, everything that was done through the transaction is rolled back.
     *
     * @return what the work returned
     * @throws Exception what the work threw, or what went wrong in committing: then the outcome is unknown, and the lease
     *     decides
     */
    boolean run(Work work) throws Exception;

    /** No transaction: the work just runs. */
    static TransactionBoundary none() {
        return work -> work.run(Transaction.none());
    }

    /** The handler, and then the completion. */
    @FunctionalInterface
    interface Work {
        /** Whether the completion took effect; false if the lease was lost. */
        boolean run(Transaction transaction) throws Exception;
    }
}
