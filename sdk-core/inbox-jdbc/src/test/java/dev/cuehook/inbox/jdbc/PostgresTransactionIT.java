package dev.cuehook.inbox.jdbc;

class PostgresTransactionIT extends TransactionCases {

    PostgresTransactionIT() {
        super(Server.POSTGRES);
    }
}
