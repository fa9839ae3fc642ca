package dev.cuehook.inbox.jdbc;

class MariaDbOpeningIT extends MariaDbOpeningCases {

    MariaDbOpeningIT() {
        super(Server.MARIADB);
    }
}
