package dev.cuehook.inbox.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

class PostgresOpeningIT extends OpeningCases {

    PostgresOpeningIT() {
        super(Server.POSTGRES);
    }

    @AfterEach
    void dropShadow() {
        Databases.run(Databases.postgres(), "DROP SCHEMA IF EXISTS cuehook_shadow CASCADE");
    }

    @Override
    DataSource withoutRights() {
        return Databases.postgres("options=-c%20role=pg_monitor");
    }

    /** Functions of the same name that are found first. */
    @Override
    DataSource lossy() {
        return shadow("current_setting(TEXT) RETURNS TEXT LANGUAGE SQL AS $$ SELECT CASE WHEN $1 = 'fsync'"
                + " THEN 'off' ELSE pg_catalog.current_setting($1) END $$");
    }

    @Override
    DataSource replica() {
        return shadow("pg_is_in_recovery() RETURNS BOOLEAN LANGUAGE SQL AS $$ SELECT true $$");
    }

    private static DataSource shadow(String function) {
        Databases.run(
                Databases.postgres(),
                "CREATE SCHEMA IF NOT EXISTS cuehook_shadow",
                "CREATE OR REPLACE FUNCTION cuehook_shadow." + function);
        return Databases.postgres("currentSchema=public,cuehook_shadow,pg_catalog");
    }
}
