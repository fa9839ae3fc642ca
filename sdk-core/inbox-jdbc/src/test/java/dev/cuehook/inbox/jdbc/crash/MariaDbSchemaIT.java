package dev.cuehook.inbox.jdbc.crash;

import org.junit.jupiter.api.Tag;

@Tag("services")
class MariaDbSchemaIT extends SchemaContract {

    MariaDbSchemaIT() {
        super(Store.MARIADB);
    }
}
