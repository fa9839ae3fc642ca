package dev.cuehook.servlet.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An answer as it came; header names in lower case. */
public record Reply(int status, Map<String, List<String>> headers, String body) {

    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
