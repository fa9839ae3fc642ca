package dev.cuehook.inbox.jdbc.crash;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.testing.internal.ForwardingInbox;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Soon hands out again what a killed receiver held. */
final class ShortLeases extends ForwardingInbox {

    private static final Duration LEASE = Duration.ofSeconds(5);

    ShortLeases(Inbox inbox) {
        super(inbox);
    }

    @Override
    public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
        return super.claim(endpoint, most, LEASE);
    }

    @Override
    public Set<ClaimedDelivery> renew(Collection<ClaimedDelivery> claims, Duration lease) {
        return super.renew(claims, LEASE);
    }
}
