package dev.cuehook.internal.platform;

import dev.cuehook.platform.HeaderFamily;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the headers of a scheme and its signed content hold together. What does not is found here, where a platform is
 * described: at a request it would be an error that no sender can answer for, or a value that nobody signed.
 */
public final class HeaderFields {

    private HeaderFields() {}

    /**
     * Checks families against content.
     *
     * @throws IllegalArgumentException if a field is named that no header gives, one is given that is not signed, or a name
     *     is there twice
     */
    public static void check(List<HeaderFamily> families, @Nullable String listTime, ContentTemplate content) {
        Set<String> headers = new HashSet<>();
        for (HeaderFamily family : families) {
            requireFirst(headers, family.signatureHeader());
            family.companions().values().forEach(header -> requireFirst(headers, header));
            family.companions().keySet().forEach(field -> requireSigned(field, listTime, content));
            requireGiven(content, family, listTime);
        }
    }

    private static void requireFirst(Set<String> headers, String header) {
        if (!headers.add(header.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "The header " + header + " is named twice. Name it once, in one family.");
        }
    }

    private static void requireSigned(String field, @Nullable String listTime, ContentTemplate content) {
        if (field.equals(ContentTemplate.BODY) || field.equals(listTime)) {
            throw new IllegalArgumentException("The field {" + field + "} is given by the body or the list already. "
                    + "Give the header's field another name.");
        }
        if (!content.covers(field)) {
            throw new IllegalArgumentException("The field {" + field + "} is not part of the signed content, so it "
                    + "proves nothing. Add it to content(…), or leave it away.");
        }
    }

    private static void requireGiven(ContentTemplate content, HeaderFamily family, @Nullable String listTime) {
        for (String field : content.fields()) {
            if (!field.equals(listTime) && !family.companions().containsKey(field)) {
                throw new IllegalArgumentException("The signed content names {" + field + "}, which comes with no "
                        + "header beside " + family.signatureHeader() + ". Add it with HeaderFamily.field(…).");
            }
        }
    }
}
