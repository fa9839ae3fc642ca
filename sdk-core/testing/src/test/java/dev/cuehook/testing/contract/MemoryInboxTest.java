package dev.cuehook.testing.contract;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.MemoryInbox;

class MemoryInboxTest extends InboxContract {

    @Override
    protected Inbox create() {
        return Inbox.inMemory();
    }

    @Override
    protected Inbox createHolding(int mostOpen) {
        return MemoryInbox.builder().mostOpen(mostOpen).build();
    }

    @Override
    protected Inbox createRemembering(int mostIdentities) {
        return MemoryInbox.builder().mostIdentities(mostIdentities).build();
    }
}
