package dev.cuehook.platform;

import dev.cuehook.internal.platform.ContentTemplate;
import dev.cuehook.internal.platform.HeaderFields;
import dev.cuehook.internal.platform.HeaderScheme;
import dev.cuehook.internal.platform.KeyRule;
import dev.cuehook.internal.platform.SignatureLayout;
import dev.cuehook.internal.platform.TimeRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes a scheme whose signature is in a header. Unless said otherwise: the header's whole value is one hexadecimal
 * HMAC over the body, the secret's UTF-8 bytes are the key, and no time is signed. Not thread-safe; build once.
 *
 * @since 0.1
 */
public final class HeaderSchemeBuilder {

    private final String digest;
    private final List<HeaderFamily> families = new ArrayList<>();
    private SignatureLayout layout = SignatureLayout.bare();
    private @Nullable String listTime;
    private String[] content = {"{body}"};
    private SecretForm form = SecretForm.TEXT;
    private String label = SignatureLayout.ANY_LABEL;
    private String secretPrefix = "";
    private final List<KeyRule> moreKeys = new ArrayList<>();
    private boolean hex = true;
    private @Nullable String timeField;
    private boolean millis;
    private @Nullable Duration maxAge;
    private Duration maxAhead = Duration.ofMinutes(1);

    HeaderSchemeBuilder(String digest) {
        this.digest = digest;
    }

    /** The signature is in this header, which may be there once. */
    public HeaderSchemeBuilder header(String name) {
        return family(HeaderFamily.signature(name));
    }

    /** The signature and its companions are in these headers; several families are alternatives. */
    public HeaderSchemeBuilder family(HeaderFamily family) {
        families.add(family);
        return this;
    }

    /** The value begins with this text, such as {@code sha256=}. */
    public HeaderSchemeBuilder prefixed(String prefix) {
        return layout(SignatureLayout.prefixed(prefix), SignatureLayout.ANY_LABEL, null);
    }

    /**
     * The value is a list such as {@code t=…,v1=…,v1=…}: one time, and signatures of which any may match. Unknown names
     * are passed over. A time that the content does not name is not signed: it is passed over too.
     */
    public HeaderSchemeBuilder list(String timeName, String signatureName) {
        return layout(SignatureLayout.pairs(timeName, signatureName), signatureName, timeName);
    }

    /**
     * The value is a list such as {@code v1,… v1a,…}, separated by spaces. Unknown versions are passed over.
     *
     * @param version the version that is signed with this scheme's HMAC
     */
    public HeaderSchemeBuilder versioned(String version) {
        return layout(SignatureLayout.versions(), version, null);
    }

    private HeaderSchemeBuilder layout(SignatureLayout layout, String label, @Nullable String listTime) {
        this.layout = layout;
        this.label = label;
        this.listTime = listTime;
        return this;
    }

    /**
     * Signatures of another version are Ed25519, checked with public keys that begin with {@code keyPrefix} and are
     * Base64 behind it. Of one request no more than the first four are checked with each key.
     */
    public HeaderSchemeBuilder orEd25519(String version, String keyPrefix) {
        moreKeys.add(KeyRule.ed25519(version, keyPrefix));
        return this;
    }

    /**
     * What is signed, piece by piece: <code>{body}</code>, a field in braces (a companion header, or a list's time), or
     * literal text.
     */
    public HeaderSchemeBuilder content(String... pieces) {
        content = pieces.clone();
        return this;
    }

    /** The signature is hexadecimal, in either case. */
    public HeaderSchemeBuilder hex() {
        hex = true;
        return this;
    }

    /** The signature is standard Base64 with padding. */
    public HeaderSchemeBuilder base64() {
        hex = false;
        return this;
    }

    /** How the secret becomes the key. */
    public HeaderSchemeBuilder secretForm(SecretForm form) {
        this.form = form;
        return this;
    }

    /** A prefix that secrets may carry and that does not belong to the key, such as {@code whsec_}. */
    public HeaderSchemeBuilder secretPrefix(String prefix) {
        this.secretPrefix = prefix;
        return this;
    }

    /** The field that holds the signed time; a {@link #list} that is signed with its time needs no other. */
    public HeaderSchemeBuilder time(String field) {
        this.timeField = field;
        return this;
    }

    /** The signed time counts milliseconds, not seconds. */
    public HeaderSchemeBuilder timeInMillis() {
        this.millis = true;
        return this;
    }

    /** How old the signed time may be. */
    public HeaderSchemeBuilder maxAge(Duration maxAge) {
        this.maxAge = maxAge;
        return this;
    }

    /** How far ahead of the clock the signed time may be; a minute unless set. */
    public HeaderSchemeBuilder maxAhead(Duration maxAhead) {
        this.maxAhead = maxAhead;
        return this;
    }

    /**
     * The scheme.
     *
     * @throws IllegalArgumentException if the description does not hold together
     */
    public SignatureScheme build() {
        if (families.isEmpty()) {
            throw new IllegalArgumentException("No header is named; call header(…) or family(…).");
        }
        ContentTemplate template = ContentTemplate.of(content);
        HeaderFields.check(families, listTime, template);
        String time = timeField == null && listTime != null && template.covers(listTime) ? listTime : timeField;
        Duration age = maxAge;
        if (time != null && !template.covers(time)) {
            throw new IllegalArgumentException(
                    "The time {" + time + "} is not part of the signed content, so it proves "
                            + "nothing. Add it to content(…), or leave time and maxAge away.");
        }
        if ((time == null) != (age == null)) {
            throw new IllegalArgumentException(
                    "A signed time needs its field (list(…) or time(…)), its place in content(…), and maxAge(…).");
        }
        TimeRule rule = time == null || age == null ? null : new TimeRule(time, millis, new TimeWindow(age, maxAhead));
        List<KeyRule> keys = new ArrayList<>(moreKeys);
        keys.add(KeyRule.hmac(label, secretPrefix, digest, form));
        return new HeaderScheme(List.copyOf(families), layout, template, hex, List.copyOf(keys), rule);
    }
}
