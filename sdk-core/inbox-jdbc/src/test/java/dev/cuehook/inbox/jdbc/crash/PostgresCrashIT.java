package dev.cuehook.inbox.jdbc.crash;

import org.junit.jupiter.api.Tag;

@Tag("services")
class PostgresCrashIT extends ServerCrashContract {

    PostgresCrashIT() {
        super(Store.POSTGRES);
    }
}
