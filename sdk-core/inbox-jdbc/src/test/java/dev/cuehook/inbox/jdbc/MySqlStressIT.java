package dev.cuehook.inbox.jdbc;

class MySqlStressIT extends StressCases {

    MySqlStressIT() {
        super(Server.MYSQL);
    }
}
