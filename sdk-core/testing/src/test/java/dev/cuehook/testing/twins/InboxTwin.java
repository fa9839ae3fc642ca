package dev.cuehook.testing.twins;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.testing.internal.ForwardingInbox;

/** A good inbox, of which each subclass breaks one thing. */
class InboxTwin extends ForwardingInbox {

    final Inbox good;

    InboxTwin(Inbox good) {
        super(good);
        this.good = good;
    }
}
