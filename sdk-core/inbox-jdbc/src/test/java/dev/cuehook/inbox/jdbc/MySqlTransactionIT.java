package dev.cuehook.inbox.jdbc;

class MySqlTransactionIT extends TransactionCases {

    MySqlTransactionIT() {
        super(Server.MYSQL);
    }
}
