package dev.cuehook.inbox.jdbc;

class MariaDbStressIT extends StressCases {

    MariaDbStressIT() {
        super(Server.MARIADB);
    }
}
