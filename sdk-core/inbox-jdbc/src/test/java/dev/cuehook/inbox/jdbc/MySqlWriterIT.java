package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.StoredDelivery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MySqlWriterIT extends WriterCases {

    MySqlWriterIT() {
        super(Server.MYSQL);
    }

    @Test
    void knowsAnObjectThatIsOfferedAgainBesideNewOnes() throws Exception {
        Operations operations = Operations.of(true, Duration.ofDays(7), Duration.ofDays(1));
        ServerEngine engine =
                new ServerEngine(server().dataSource(), server().dialect(), operations, ServerOptions.of(true, false));
        try (Inbox inbox = Deliveries.open(new JdbcInbox(engine, operations))) {
            StoredDelivery old = delivery("old");
            StoredDelivery fresh = delivery("fresh");
            assertThat(engine.write(List.of(old))).containsExactly(old);

            assertThat(engine.write(List.of(old, fresh, delivery("old")))).containsExactly(fresh);
            assertThat(inbox.claim(Deliveries.ENDPOINT, 10, Deliveries.LEASE)).hasSize(2);
        }
    }
}
