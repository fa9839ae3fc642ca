package dev.cuehook.inbox.jdbc;

import org.junit.jupiter.api.Tag;

@Tag("services")
class PostgresInboxIT extends ServerInboxContract {

    PostgresInboxIT() {
        super(Server.POSTGRES);
    }
}
