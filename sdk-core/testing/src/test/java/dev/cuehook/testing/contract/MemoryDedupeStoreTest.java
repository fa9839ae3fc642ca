package dev.cuehook.testing.contract;

import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.MemoryDedupeStore;
import java.time.Duration;

class MemoryDedupeStoreTest extends DedupeStoreContract {

    @Override
    protected DedupeStore create(Duration retention) {
        return builder(retention).build();
    }

    @Override
    protected DedupeStore createHolding(Duration retention, int mostKeys) {
        return builder(retention).mostKeys(mostKeys).build();
    }

    private MemoryDedupeStore.Builder builder(Duration retention) {
        return MemoryDedupeStore.builder().clock(clock()).retention(retention);
    }
}
