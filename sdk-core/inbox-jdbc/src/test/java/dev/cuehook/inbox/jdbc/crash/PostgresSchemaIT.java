package dev.cuehook.inbox.jdbc.crash;

import org.junit.jupiter.api.Tag;

@Tag("services")
class PostgresSchemaIT extends SchemaContract {

    PostgresSchemaIT() {
        super(Store.POSTGRES);
    }
}
