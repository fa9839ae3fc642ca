package dev.cuehook.inbox.jdbc;

import org.junit.jupiter.api.Tag;

@Tag("services")
class MySqlInboxIT extends ServerInboxContract {

    MySqlInboxIT() {
        super(Server.MYSQL);
    }
}
