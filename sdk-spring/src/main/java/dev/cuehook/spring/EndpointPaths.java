package dev.cuehook.spring;

import dev.cuehook.receiver.EndpointInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Which paths can be a servlet's exact mapping, the same in every container. */
final class EndpointPaths {

    private static final Pattern EXACT = Pattern.compile("(/[A-Za-z0-9._~!$&'()+,=:@-]+)+/?");

    private EndpointPaths() {}

    /** The servlet mappings of these endpoints. */
    static List<String> mappings(Collection<EndpointInfo> endpoints) {
        endpoints.forEach(EndpointPaths::requireExact);
        return endpoints.stream().map(EndpointInfo::path).toList();
    }

    private static void requireExact(EndpointInfo endpoint) {
        String path = endpoint.path();
        boolean dots =
                Arrays.stream(path.split("/", -1)).anyMatch(segment -> segment.equals(".") || segment.equals(".."));
        if (dots || !EXACT.matcher(path).matches()) {
            throw new CuehookConfigurationException(
                    "cuehook.endpoints." + endpoint.name() + ".path",
                    "The path is '" + path.split(";", 2)[0] + (path.indexOf(';') < 0 ? "" : ";…")
                            + "'; expected one exact path such as /webhooks/" + endpoint.name()
                            + ", without *, %, ;, empty segments or placeholders.",
                    "Write the path as the platform calls it, less the context path.");
        }
    }
}
