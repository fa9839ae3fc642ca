package dev.cuehook.internal.platform;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.WebhookHead;
import dev.cuehook.platform.HeaderFamily;
import dev.cuehook.platform.SecretForm;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.TimeWindow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signatures in headers, over the body and its companions: the scheme that is data. */
public final class HeaderScheme implements SignatureScheme {

    private final List<HeaderFamily> families;
    private final List<FamilyHeaders> headers;
    private final SignatureLayout layout;
    private final ContentTemplate content;
    private final boolean hex;
    private final List<KeyRule> keys;
    private final @Nullable TimeRule time;

    /** A scheme of these parts, which were found to fit each other. */
    public HeaderScheme(
            List<HeaderFamily> families,
            SignatureLayout layout,
            ContentTemplate content,
            boolean hex,
            List<KeyRule> keys,
            @Nullable TimeRule time) {
        this.families = families;
        String listTime = content.covers(layout.timeName()) ? layout.timeName() : null;
        this.headers = families.stream()
                .map(family -> new FamilyHeaders(family, listTime))
                .toList();
        this.layout = layout;
        this.content = content;
        this.hex = hex;
        this.keys = keys;
        this.time = time;
    }

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
        FamilyHeaders.Carried carried = FamilyHeaders.in(head, headers);
        List<LabelledSignature> signatures = new ArrayList<>(2);
        String listTime = layout.parse(
                carried.signature(),
                (in, label, labelEnd, from, to) -> addDecoded(signatures, in, label, labelEnd, from, to));
        Map<String, String> fields = carried.family().fields(head, listTime);
        Instant signedAt = time == null ? null : time.parse(required(fields, time.field()));
        if (signatures.isEmpty()) {
            throw SignatureLayout.malformed(
                    "no signature of a known version in " + (hex ? "hexadecimal" : "standard Base64"));
        }
        return new PresentedHeaders(signatures, fields, signedAt, content);
    }

    private static String required(Map<String, String> fields, String field) {
        String value = fields.get(field);
        if (value == null) {
            throw SignatureLayout.malformed("the signed time is absent");
        }
        return value;
    }

    /** What cannot be decoded, or is of no known version, proves nothing beside what can. */
    private void addDecoded(List<LabelledSignature> signatures, String in, int label, int labelEnd, int from, int to) {
        for (KeyRule rule : keys) {
            if (rule.label().length() == labelEnd - label && in.startsWith(rule.label(), label)) {
                byte[] bytes = hex ? SignatureText.hex(in, from, to) : SignatureText.base64(in.substring(from, to));
                if (bytes != null) {
                    signatures.add(new LabelledSignature(rule.label(), bytes));
                }
                return;
            }
        }
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
