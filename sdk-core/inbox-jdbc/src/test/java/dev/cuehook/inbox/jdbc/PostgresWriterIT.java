package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.Inbox;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PostgresWriterIT extends WriterCases {

    PostgresWriterIT() {
        super(Server.POSTGRES);
    }

    @Test
    void flushesWhereTheSessionWouldNot() {
        List<String> atCommit = new CopyOnWriteArrayList<>();
        Spy asking = call -> {
            boolean ofWriter = Thread.currentThread().getName().equals("cuehook-inbox-writer");
            if (ofWriter && call.name().equals("commit") && call.target() instanceof Connection connection) {
                try (var statement = connection.createStatement();
                        var row = statement.executeQuery("SHOW synchronous_commit")) {
                    row.next();
                    atCommit.add(row.getString(1));
                }
            }
            return call.proceed();
        };
        for (String setting : List.of("off", "remote_write")) {
            try (Inbox inbox =
                    server().open(asking.on(server().dataSource("options=-c%20synchronous_commit=" + setting)))) {
                assertThat(accept(inbox, delivery(setting))).isEqualTo(AcceptOutcome.ACCEPTED);
            }
        }
        assertThat(atCommit).containsExactly("on", "remote_write");
    }
}
