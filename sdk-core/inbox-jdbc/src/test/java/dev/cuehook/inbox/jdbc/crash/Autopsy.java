package dev.cuehook.inbox.jdbc.crash;

import dev.cuehook.Identity;
import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is in the folder of an embedded inbox whose process or power ended, and whether it is sound. */
final class Autopsy {

    private static final String ENDPOINT = "fastpix";

    /** By then what waits for its next attempt is due: an end that a full disk does not take is a failed attempt. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final Path folder;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, byte[]> known = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private Autopsy(Path folder) {
        this.folder = folder;
    }

    /** Opens the inbox as a receiver would, closes it, looks into its file, and uses it again. */
    static Autopsy of(Path folder) {
        Autopsy autopsy = new Autopsy(folder);
        try {
            autopsy.inbox(Clock.systemUTC()).close();
            autopsy.read();
            autopsy.use();
        } catch (SQLException | IllegalStateException e) {
            autopsy.faults.add(e.toString());
        }
        return autopsy;
    }

    /** What is wrong, whatever was acknowledged. */
    List<String> faults() {
        return faults;
    }

    /** The events of which it has the identity. */
    Set<String> known() {
        return known.keySet();
    }

    /** The events that wait to be handled. */
    Set<String> open() {
        return open;
    }

    private void read() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("inbox.db"));
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
                faultIf(!row.next() || !row.getString(1).equals("ok"), "integrity");
            }
            faults.addAll(Halves.in(connection));
            try (ResultSet rows = statement.executeQuery("SELECT readable, inbox_key, seq FROM cuehook_inbox"
                    + " LEFT JOIN cuehook_inbox_queue ON inbox_nr = nr")) {
                while (rows.next()) {
                    String event = rows.getString(1);
                    known.put(event, rows.getBytes(2));
                    if (rows.getObject(3) != null) {
                        open.add(event);
                    }
                }
            }
        }
    }

    /** What is known is a duplicate, what is not is accepted, and what is open can be read. */
    private void use() {
        try (Inbox inbox = inbox(Clock.offset(Clock.systemUTC(), AHEAD))) {
            known.entrySet().stream()
                    .limit(100)
                    .forEach(event -> faultIf(
                            accept(inbox, event.getKey(), event.getValue()) != AcceptOutcome.DUPLICATE,
                            event.getKey() + " is known and accepted again"));
            faultIf(accept(inbox, "new", new byte[32]) != AcceptOutcome.ACCEPTED, "nothing new is accepted");
            int handled = handle(inbox);
            long dead = inbox.admin().counts(ENDPOINT).dead();
            faultIf(
                    handled != open.size() + 1 || dead > 0,
                    "of " + (open.size() + 1) + " open " + handled + " were handled and " + dead + " are dead");
        }
    }

    /** How many there were to be handled. */
    private static int handle(Inbox inbox) {
        int handled = 0;
        List<ClaimedDelivery> claims;
        do {
            claims = inbox.claim(ENDPOINT, 1_000, Duration.ofMinutes(1));
            for (ClaimedDelivery claim : claims) {
                handled += inbox.settle(claim, Settlement.done(), Transaction.none()) ? 1 : 0;
            }
        } while (!claims.isEmpty());
        return handled;
    }

    private Inbox inbox(Clock clock) {
        Inbox inbox = JdbcInbox.embedded(folder);
        inbox.open(new InboxContext(Set.of(ENDPOINT), clock, () -> {}));
        return inbox;
    }

    private static AcceptOutcome accept(Inbox inbox, String event, byte[] key) {
        StoredDelivery delivery = StoredDelivery.of(
                        event, ENDPOINT, ENDPOINT, new Identity(key, event), event.getBytes(StandardCharsets.UTF_8))
                .times(null, Instant.now())
                .build();
        return inbox.accept(delivery, Duration.ofSeconds(20));
    }

    private void faultIf(boolean wrong, String fault) {
        if (wrong) {
            faults.add(fault);
        }
    }
}
