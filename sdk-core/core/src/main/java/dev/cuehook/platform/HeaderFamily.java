package dev.cuehook.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Headers that belong together: the signature and what is signed with it. A scheme with several families takes all of a
 * request's values from one of them and refuses a request that mixes them. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class HeaderFamily {

    private final String signature;
    private final Map<String, String> companions;

    private HeaderFamily(String signature, Map<String, String> companions) {
        this.signature = signature;
        this.companions = companions;
    }

    /** A family with this signature header. */
    public static HeaderFamily signature(String header) {
        return new HeaderFamily(header, Map.of());
    }

    /** The same family with one header more, whose value is called {@code field} in the signed content. */
    public HeaderFamily field(String field, String header) {
        Map<String, String> more = new LinkedHashMap<>(companions);
        more.put(field, header);
        return new HeaderFamily(signature, Map.copyOf(more));
    }

    /** The header that holds the signature. */
    public String signatureHeader() {
        return signature;
    }

    /** Field names and the headers that hold them. */
    public Map<String, String> companions() {
        return companions;
    }
}
