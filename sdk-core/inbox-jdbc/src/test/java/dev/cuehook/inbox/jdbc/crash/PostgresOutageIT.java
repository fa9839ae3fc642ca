package dev.cuehook.inbox.jdbc.crash;

import org.junit.jupiter.api.Tag;

@Tag("services")
class PostgresOutageIT extends OutageContract {

    PostgresOutageIT() {
        super(Store.POSTGRES);
    }
}
