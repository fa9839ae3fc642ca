package dev.cuehook.inbox.jdbc;

class MariaDbTransactionIT extends TransactionCases {

    MariaDbTransactionIT() {
        super(Server.MARIADB);
    }
}
