package dev.cuehook.testing.contract;

import dev.cuehook.inbox.Inbox;

/** What the parts of the contract for inboxes have in common. Only {@link InboxContract} implements them. */
interface InboxTests {

    /** What the author said. */
    default InboxContract contract() {
        return (InboxContract) this;
    }

    /** The test's inbox. */
    default InboxBench bench() {
        return contract().currentBench();
    }

    /** Another inbox in the place of the test's. */
    default InboxBench bench(Inbox other) {
        return contract().putOnBench(other);
    }
}
