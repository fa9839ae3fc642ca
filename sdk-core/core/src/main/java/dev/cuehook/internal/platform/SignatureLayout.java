package dev.cuehook.internal.platform;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookRefusedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How signatures, and perhaps a time, stand in a header's value. Optional white space around list items is passed over. */
public final class SignatureLayout {

    /** The label of signatures in headers that name no version. */
    public static final String ANY_LABEL = "";

    /** More than any rotation needs, few enough to keep a forged list cheap. */
    private static final int MOST_ITEMS = 32;

    private final Kind kind;
    private final String prefix;
    private final String timeName;

    private SignatureLayout(Kind kind, String prefix, String timeName) {
        this.kind = kind;
        this.prefix = prefix;
        this.timeName = timeName;
    }

    /** The value is the signature. */
    public static SignatureLayout bare() {
        return new SignatureLayout(Kind.BARE, "", "");
    }

    /** The value is a prefix and the signature. */
    public static SignatureLayout prefixed(String prefix) {
        return new SignatureLayout(Kind.BARE, prefix, "");
    }

    /** The value is a comma-separated list of {@code name=value}, with one time. */
    public static SignatureLayout pairs(String timeName, String signatureName) {
        return new SignatureLayout(Kind.PAIRS, signatureName, timeName);
    }

    /** The value is a space-separated list of {@code version,signature}. */
    public static SignatureLayout versions() {
        return new SignatureLayout(Kind.VERSIONS, "", "");
    }

    /** The field under which a list's time is known; empty for the other layouts. */
    String timeName() {
        return timeName;
    }

    /** The texts in a header's value. */
    Parsed parse(String value) {
        return switch (kind) {
            case BARE -> bare(value);
            case PAIRS -> pairs(value);
            case VERSIONS -> versions(value);
        };
    }

    private Parsed bare(String value) {
        if (!value.startsWith(prefix)) {
            throw malformed("the signature lacks its prefix '" + prefix + "'");
        }
        return new Parsed(List.of(new Item(ANY_LABEL, value.substring(prefix.length()))), null);
    }

    private Parsed pairs(String value) {
        List<Item> items = new ArrayList<>(4);
        String time = null;
        for (String part : split(value, ',')) {
            int equals = part.indexOf('=');
            if (equals <= 0) {
                throw malformed("the list holds something that is not name=value");
            }
            String name = part.substring(0, equals);
            String text = part.substring(equals + 1);
            if (name.equals(timeName)) {
                if (time != null) {
                    throw new WebhookRefusedException(
                            Refusal.SIGNATURE_REPEATED, "the list holds '" + timeName + "' twice; expected it once");
                }
                time = text;
            } else if (name.equals(prefix)) {
                items.add(new Item(name, text));
            }
        }
        if (time == null) {
            throw malformed("the list has no '" + timeName + "'");
        }
        return new Parsed(items, time);
    }

    private static Parsed versions(String value) {
        List<Item> items = new ArrayList<>(4);
        for (String part : split(value, ' ')) {
            int comma = part.indexOf(',');
            if (comma > 0) {
                items.add(new Item(part.substring(0, comma), part.substring(comma + 1)));
            }
        }
        return new Parsed(items, null);
    }

    private static List<String> split(String value, char separator) {
        List<String> parts = new ArrayList<>(4);
        int from = 0;
        while (from <= value.length()) {
            int to = value.indexOf(separator, from);
            if (to < 0) {
                to = value.length();
            }
            String part = SignatureText.trimmed(value.substring(from, to));
            if (!part.isEmpty()) {
                parts.add(part);
            }
            if (parts.size() > MOST_ITEMS) {
                throw malformed("the list has more than " + MOST_ITEMS + " items");
            }
            from = to + 1;
        }
        return parts;
    }

    static WebhookRefusedException malformed(String what) {
        return new WebhookRefusedException(Refusal.SIGNATURE_MALFORMED, what);
    }

    /** The texts that were found: signatures by version, and the time where the layout has one. */
    record Parsed(List<Item> signatures, @Nullable String time) {}

    /** One signature's text. */
    record Item(String label, String text) {}

    private enum Kind {
        BARE,
        PAIRS,
        VERSIONS
    }
}
