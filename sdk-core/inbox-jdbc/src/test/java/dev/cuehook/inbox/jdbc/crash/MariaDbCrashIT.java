package dev.cuehook.inbox.jdbc.crash;

import org.junit.jupiter.api.Tag;

@Tag("services")
class MariaDbCrashIT extends ServerCrashContract {

    MariaDbCrashIT() {
        super(Store.MARIADB);
    }
}
