package dev.cuehook.inbox.jdbc;

import org.junit.jupiter.api.Tag;

@Tag("services")
class PostgresDedupeStoreIT extends ServerDedupeStoreContract {

    PostgresDedupeStoreIT() {
        super(Server.POSTGRES);
    }
}
