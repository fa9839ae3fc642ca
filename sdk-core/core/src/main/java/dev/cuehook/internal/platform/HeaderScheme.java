package dev.cuehook.internal.platform;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.platform.HeaderFamily;
import dev.cuehook.platform.SecretForm;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.TimeWindow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signatures in headers, over the body and its companions: the scheme that is data. */
public record HeaderScheme(
        List<HeaderFamily> families,
        SignatureLayout layout,
        ContentTemplate content,
        boolean hex,
        List<KeyRule> keys,
        @Nullable TimeRule time)
        implements SignatureScheme {

    @Override
    public Key key(Secret secret) {
        for (KeyRule rule : keys) {
            if (rule.takes(secret)) {
                return rule.key(secret);
            }
        }
        throw new IllegalArgumentException("The secret has none of the forms that this platform's keys have.");
    }

    @Override
    public @Nullable TimeWindow window() {
        return time == null ? null : time.window();
    }

    @Override
    public SignatureScheme withSecretForm(SecretForm form) {
        return new HeaderScheme(
                families,
                layout,
                content,
                hex,
                keys.stream().map(rule -> rule.withForm(form)).toList(),
                time);
    }

    @Override
    public Presented present(WebhookHead head) {
        HeaderFamily family = presentFamily(head);
        SignatureLayout.Parsed parsed = layout.parse(single(head, family.signatureHeader()));
        Map<String, String> fields = fields(head, family, parsed.time(), layout.timeName());
        Instant signedAt = time == null ? null : time.parse(required(fields, time.field()));
        return new PresentedHeaders(decoded(parsed.signatures()), fields, signedAt, content);
    }

    /** The one family of which the request carries anything. */
    private HeaderFamily presentFamily(WebhookHead head) {
        if (families.size() == 1) {
            return families.get(0); // what of it is missing shows when it is read
        }
        HeaderFamily found = null;
        for (HeaderFamily family : families) {
            if (carriesAny(head, family)) {
                if (found != null) {
                    throw new WebhookRefusedException(
                            Refusal.SIGNATURE_REPEATED,
                            "headers of two families are mixed: " + found.signatureHeader() + " and "
                                    + family.signatureHeader() + "; expected one");
                }
                found = family;
            }
        }
        if (found == null) {
            throw new WebhookRefusedException(
                    Refusal.SIGNATURE_MISSING, "no header " + families.get(0).signatureHeader() + "; expected one");
        }
        return found;
    }

    private static boolean carriesAny(WebhookHead head, HeaderFamily family) {
        if (!head.headers(family.signatureHeader()).isEmpty()) {
            return true;
        }
        for (String companion : family.companions().values()) {
            if (!head.headers(companion).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The signed values beside the body. A list's time that is not signed is none of them. */
    private Map<String, String> fields(
            WebhookHead head, HeaderFamily family, @Nullable String listTime, String timeName) {
        boolean timeIsSigned = listTime != null && content.covers(timeName);
        if (family.companions().isEmpty() && !timeIsSigned) {
            return Map.of();
        }
        Map<String, String> fields = new HashMap<>(4);
        if (listTime != null && timeIsSigned) {
            fields.put(timeName, listTime);
        }
        family.companions().forEach((field, header) -> fields.put(field, visibleAscii(header, single(head, header))));
        return fields;
    }

    private static String single(WebhookHead head, String header) {
        List<String> values = head.headers(header);
        if (values.size() > 1) {
            throw new WebhookRefusedException(
                    Refusal.SIGNATURE_REPEATED,
                    "header " + header + " is there " + values.size() + " times; expected once");
        }
        if (values.isEmpty()) {
            throw new WebhookRefusedException(Refusal.SIGNATURE_MISSING, "no header " + header + "; expected one");
        }
        return values.get(0);
    }

    private static String visibleAscii(String header, String value) {
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

    private static String required(Map<String, String> fields, String field) {
        String value = fields.get(field);
        if (value == null) {
            throw SignatureLayout.malformed("the signed time is absent");
        }
        return value;
    }

    private List<LabelledSignature> decoded(List<SignatureLayout.Item> items) {
        List<LabelledSignature> signatures = new ArrayList<>(items.size());
        for (SignatureLayout.Item item : items) {
            byte[] bytes = known(item.label()) ? decode(item.text()) : null;
            if (bytes != null) {
                signatures.add(new LabelledSignature(item.label(), bytes));
            }
        }
        if (signatures.isEmpty()) {
            throw SignatureLayout.malformed(
                    "no signature of a known version in " + (hex ? "hexadecimal" : "standard Base64"));
        }
        return signatures;
    }

    private boolean known(String label) {
        for (KeyRule rule : keys) {
            if (rule.label().equals(label)) {
                return true;
            }
        }
        return false;
    }

    private byte @Nullable [] decode(String text) {
        return hex ? SignatureText.hex(text) : SignatureText.base64(text);
    }

    /** What one request's headers present. */
    private record PresentedHeaders(
            List<LabelledSignature> signatures,
            Map<String, String> signedFields,
            @Nullable Instant signedAt,
            ContentTemplate content)
            implements Presented {

        @Override
        public Verdict check(byte[] body, Key key, Clock clock) {
            return ((SignatureKey) key).signed(signatures, content, signedFields, body)
                    ? Verdict.matched(body)
                    : Verdict.refused(Refusal.SIGNATURE_MISMATCH);
        }
    }
}
