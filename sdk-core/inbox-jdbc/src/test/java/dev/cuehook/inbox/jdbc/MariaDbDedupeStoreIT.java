package dev.cuehook.inbox.jdbc;

import org.junit.jupiter.api.Tag;

@Tag("services")
class MariaDbDedupeStoreIT extends ServerDedupeStoreContract {

    MariaDbDedupeStoreIT() {
        super(Server.MARIADB);
    }
}
