package dev.cuehook.inbox.jdbc;

/** MySQL 8.0 and later: MariaDB's SQL and tables, without {@code RETURNING}. */
class MySqlDialect extends MariaDbDialect {

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public String newOnes() {
        return "";
    }
}
