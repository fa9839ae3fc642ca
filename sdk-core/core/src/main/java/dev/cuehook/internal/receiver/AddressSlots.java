package dev.cuehook.internal.receiver;

import java.util.HashMap;
import java.util.Map;

/** How many bodies each address sends at this moment. Holds only addresses that send one. Thread-safe. */
public final class AddressSlots {

    private final int most;
    private final Map<String, Integer> taken = new HashMap<>();

    /** So many at once. */
    public AddressSlots(int most) {
        this.most = most;
    }

    /** Takes one of the address's slots, if one is free. */
    public synchronized boolean tryEnter(String address) {
        int now = taken.getOrDefault(address, 0);
        if (now >= most) {
            return false;
        }
        taken.put(address, now + 1);
        return true;
    }

    /** Gives a slot back. */
    public synchronized void leave(String address) {
        taken.computeIfPresent(address, (ignored, now) -> now == 1 ? null : now - 1);
    }
}
