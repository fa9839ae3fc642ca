package dev.cuehook.inbox.jdbc;

import javax.sql.DataSource;

class MySqlOpeningIT extends MariaDbOpeningCases {

    MySqlOpeningIT() {
        super(Server.MYSQL);
    }

    @Override
    DataSource withoutRights() {
        return Databases.asMySql(super.withoutRights());
    }
}
