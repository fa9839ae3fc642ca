package dev.cuehook.internal.platform;

import dev.cuehook.WebhookHead;
import dev.cuehook.platform.SignatureScheme.Presented;
import java.util.List;

/** Keys that were configured, some of them in files that may change. */
final class ChangingKeys implements KeyRing {

    private final List<KeySlot> slots;

    ChangingKeys(List<KeySlot> slots) {
        this.slots = List.copyOf(slots);
    }

    @Override
    public List<NamedKey> candidates(Presented presented, WebhookHead head, byte[] body) {
        String owner = presented.owner();
        return slots.stream()
                .flatMap(KeySlot::keys)
                .filter(key -> key.mayBeOf(owner))
                .toList();
    }
}
