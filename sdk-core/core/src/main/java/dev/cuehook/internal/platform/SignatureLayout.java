package dev.cuehook.internal.platform;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookRefusedException;
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

    /** Finds the signatures in a header's value; the list's time, null where the layout has none. */
    @Nullable
    String parse(String value, Found found) {
        return switch (kind) {
            case BARE -> bare(value, found);
            case PAIRS -> pairs(value, found);
            case VERSIONS -> versions(value, found);
        };
    }

    private @Nullable String bare(String value, Found found) {
        if (!value.startsWith(prefix)) {
            throw malformed("the signature lacks its prefix '" + prefix + "'");
        }
        found.signature(value, 0, ANY_LABEL.length(), prefix.length(), value.length());
        return null;
    }

    private String pairs(String value, Found found) {
        Items items = new Items(value, ',');
        String time = null;
        while (items.next()) {
            int equals = value.indexOf('=', items.from);
            if (equals <= items.from || equals >= items.to) {
                items.requireFew();
                throw malformed("the list holds something that is not name=value");
            }
            if (items.startsWith(timeName, equals)) {
                if (time != null) {
                    items.requireFew();
                    throw new WebhookRefusedException(
                            Refusal.SIGNATURE_REPEATED, "the list holds '" + timeName + "' twice; expected it once");
                }
                time = value.substring(equals + 1, items.to);
            } else if (items.startsWith(prefix, equals)) {
                found.signature(value, items.from, equals, equals + 1, items.to);
            }
        }
        if (time == null) {
            throw malformed("the list has no '" + timeName + "'");
        }
        return time;
    }

    private static @Nullable String versions(String value, Found found) {
        Items items = new Items(value, ' ');
        while (items.next()) {
            int comma = value.indexOf(',', items.from);
            if (comma > items.from && comma < items.to) {
                found.signature(value, items.from, comma, comma + 1, items.to);
            }
        }
        return null;
    }

    static WebhookRefusedException malformed(String what) {
        return new WebhookRefusedException(Refusal.SIGNATURE_MALFORMED, what);
    }

    /** Takes the signatures as they are found. */
    @FunctionalInterface
    interface Found {
        /** One signature: where its version and its text are in a header's value. */
        void signature(String in, int label, int labelEnd, int from, int to);
    }

    /** The items of a list, one after the other, by their offsets: a text of each would be one too many. */
    private static final class Items {

        private final String list;
        private final char separator;
        private int from;
        private int to;
        private int following;
        private int count;

        Items(String list, char separator) {
            this.list = list;
            this.separator = separator;
        }

        /** Moves to the next item that is not empty; false behind the last. */
        boolean next() {
            while (following <= list.length()) {
                int separated = list.indexOf(separator, following);
                from = following;
                to = separated < 0 ? list.length() : separated;
                following = to + 1;
                trim();
                if (from < to) {
                    if (++count > MOST_ITEMS) {
                        throw malformed("the list has more than " + MOST_ITEMS + " items");
                    }
                    return true;
                }
            }
            return false;
        }

        private void trim() {
            while (from < to && SignatureText.isBlank(list.charAt(from))) {
                from++;
            }
            while (from < to && SignatureText.isBlank(list.charAt(to - 1))) {
                to--;
            }
        }

        /** Whether the item's part up to there is this name. */
        boolean startsWith(String name, int end) {
            return end - from == name.length() && list.startsWith(name, from);
        }

        /** Of a list that is too long, that is what is wrong with it. */
        void requireFew() {
            while (next()) {
                // counted
            }
        }
    }

    private enum Kind {
        BARE,
        PAIRS,
        VERSIONS
    }
}
