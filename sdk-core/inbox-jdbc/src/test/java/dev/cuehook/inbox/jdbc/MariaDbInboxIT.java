package dev.cuehook.inbox.jdbc;

import org.junit.jupiter.api.Tag;

@Tag("services")
class MariaDbInboxIT extends ServerInboxContract {

    MariaDbInboxIT() {
        super(Server.MARIADB);
    }
}
