package dev.cuehook.inbox.jdbc;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Tests that run against each server, with fresh tables. */
@Tag("services")
@Timeout(120)
abstract class ServerCases {

    private final Server server;

    ServerCases(Server server) {
        this.server = server;
    }

    final Server server() {
        return server;
    }

    @BeforeEach
    @AfterEach
    final void dropTables() {
        server.dropTables();
    }
}
