package dev.cuehook.inbox.jdbc;

class PostgresStressIT extends StressCases {

    PostgresStressIT() {
        super(Server.POSTGRES);
    }
}
