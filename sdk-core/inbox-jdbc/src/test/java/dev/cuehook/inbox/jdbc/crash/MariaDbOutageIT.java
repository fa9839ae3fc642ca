package dev.cuehook.inbox.jdbc.crash;

import org.junit.jupiter.api.Tag;

@Tag("services")
class MariaDbOutageIT extends OutageContract {

    MariaDbOutageIT() {
        super(Store.MARIADB);
    }
}
