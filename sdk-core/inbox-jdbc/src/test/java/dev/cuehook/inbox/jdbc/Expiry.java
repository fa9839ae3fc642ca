package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.Inbox;

/** Lets tests in other packages forget what is over, without the minute's wait. */
public final class Expiry {

    private Expiry() {}

    public static void forget(Inbox inbox) {
        if (inbox instanceof JdbcInbox own) {
            own.forgetExpired();
            own.tidy();
        }
    }
}
