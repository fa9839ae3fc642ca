package dev.cuehook.internal.platform;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.internal.root.SignedFields;
import dev.cuehook.platform.HeaderFamily;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The headers of one family: which a request carries, and what it says in them. */
final class FamilyHeaders {

    private final String signature;
    private final List<String> companions;
    private final List<String> fields;

    /** Those of this family; {@code listTime} is the field of a list's time where that is signed, else null. */
    FamilyHeaders(HeaderFamily family, @Nullable String listTime) {
        List<String> named = List.copyOf(family.companions().keySet());
        this.signature = family.signatureHeader();
        this.companions = named.stream().map(family.companions()::get).toList();
        this.fields = Stream.concat(named.stream(), Stream.ofNullable(listTime)).toList();
    }

    /** The one family of which the request carries anything. */
    static Carried in(WebhookHead head, List<FamilyHeaders> families) {
        Carried found = null;
        for (FamilyHeaders family : families) {
            List<String> signatures = head.headers(family.signature);
            // Where there is one family, what of it is missing shows when it is read
            if (!signatures.isEmpty() || families.size() == 1 || family.hasCompanion(head)) {
                if (found != null) {
                    throw new WebhookRefusedException(
                            Refusal.SIGNATURE_REPEATED,
                            "headers of two families are mixed: " + found.family.signature + " and " + family.signature
                                    + "; expected one");
                }
                found = new Carried(family, signatures);
            }
        }
        if (found == null) {
            throw missing(families.get(0).signature);
        }
        return found;
    }

    private boolean hasCompanion(WebhookHead head) {
        for (String companion : companions) {
            if (!head.headers(companion).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The family that a request carries, and the values of its signature header. */
    record Carried(FamilyHeaders family, List<String> signatures) {

        /** The signature header's value. */
        String signature() {
            return single(signatures, family.signature);
        }
    }

    /** The signed values beside the body: those in headers, and the list's time where that is one of them. */
    Map<String, String> fields(WebhookHead head, @Nullable String listTime) {
        if (fields.isEmpty()) {
            return Map.of();
        }
        String[] values = new String[fields.size()];
        for (int i = 0; i < companions.size(); i++) {
            values[i] = visibleAscii(head, companions.get(i));
        }
        if (values.length > companions.size()) {
            values[companions.size()] = listTime;
        }
        return new SignedFields(fields, values);
    }

    private static String single(List<String> values, String header) {
        if (values.size() > 1) {
            throw new WebhookRefusedException(
                    Refusal.SIGNATURE_REPEATED,
                    "header " + header + " is there " + values.size() + " times; expected once");
        }
        if (values.isEmpty()) {
            throw missing(header);
        }
        return values.get(0);
    }

    private static WebhookRefusedException missing(String header) {
        return new WebhookRefusedException(Refusal.SIGNATURE_MISSING, "no header " + header + "; expected one");
    }

    private static String visibleAscii(WebhookHead head, String header) {
        String value = single(head.headers(header), header);
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
                throw SignatureLayout.malformed("header " + header + " holds something but visible ASCII");
            }
        }
        if (value.isEmpty()) {
            throw SignatureLayout.malformed("header " + header + " is empty");
        }
        return value;
    }
}
