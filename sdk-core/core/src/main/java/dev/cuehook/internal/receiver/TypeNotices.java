package dev.cuehook.internal.receiver;

import dev.cuehook.internal.root.LogText;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once for each type, and for 256 at most, that nobody handles it. Thread-safe. */
public final class TypeNotices {

    private static final Logger LOG = LoggerFactory.getLogger("dev.cuehook.handlers");
    private static final int MOST = 256;

    private final Set<String> noticed = new HashSet<>();

    /** Notes a delivery that no handler takes. */
    public void note(String endpoint, String type, String eventClass) {
        String shown = LogText.clean(type);
        synchronized (noticed) {
            if (noticed.size() >= MOST || !noticed.add(endpoint + " " + shown)) {
                return;
            }
        }
        LOG.info(
                "No handler takes type {} of endpoint {}: acknowledged and done. To handle it: "
                        + ".on({}.class, (event, delivery) -> { … }), or with Spring"
                        + " @WebhookListener void handle({} event) { … }",
                shown,
                endpoint,
                eventClass,
                eventClass);
    }
}
