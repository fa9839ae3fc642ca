package dev.cuehook.inbox.jdbc;

import org.junit.jupiter.api.Tag;

@Tag("services")
class MySqlDedupeStoreIT extends ServerDedupeStoreContract {

    MySqlDedupeStoreIT() {
        super(Server.MYSQL);
    }
}
