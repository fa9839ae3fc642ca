package dev.cuehook.receiver;

import dev.cuehook.internal.root.LogText;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.MDC;

/** What every line of the log says that is written while a delivery is handled; taken out again when it is closed. */
final class LogContext implements AutoCloseable {

    private final List<MDC.MDCCloseable> entries = new ArrayList<>();

    LogContext(String endpoint, String platform, String id, String type, int attempt) {
        put("cuehook.endpoint", endpoint);
        put("cuehook.platform", platform);
        put("cuehook.delivery", id);
        put("cuehook.type", LogText.clean(type));
        put("cuehook.attempt", Integer.toString(attempt));
    }

    private void put(String key, String value) {
        entries.add(MDC.putCloseable(key, value));
    }

    @Override
    public void close() {
        entries.forEach(MDC.MDCCloseable::close);
    }
}
