package dev.cuehook.fastpix;

import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From where a playback id may be played, as <a href="https://docs.fastpix.io/docs/media-events">media events</a> have
 * it. Immutable and thread-safe; {@code toString} shows no content.
 *
 * @since 0.1
 */
public final class FastPixAccessRestrictions {

    private final Fields fields;

    private FastPixAccessRestrictions(Fields fields) {
        this.fields = fields;
    }

    static FastPixAccessRestrictions read(JsonCursor in) throws IOException {
        Fields f = new Fields();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "domains" -> f.domains = in.object(Rule::read);
                case "userAgents" -> f.userAgents = in.object(Rule::read);
                default -> in.skip();
            }
        }
        return new FastPixAccessRestrictions(f);
    }

    /** On which web sites; null where it is missing. */
    public @Nullable Rule domains() {
        return fields.domains;
    }

    /** With which programs; null where it is missing. */
    public @Nullable Rule userAgents() {
        return fields.userAgents;
    }

    @Override
    public String toString() {
        return "FastPixAccessRestrictions[…]";
    }

    /** A default and its exceptions. Immutable and thread-safe; {@code toString} shows no content. */
    public static final class Rule {

        private final RuleFields fields;

        private Rule(RuleFields fields) {
            this.fields = fields;
        }

        static Rule read(JsonCursor in) throws IOException {
            RuleFields f = new RuleFields();
            for (String name = in.next(); name != null; name = in.next()) {
                switch (name) {
                    case "defaultPolicy" -> f.defaultPolicy = in.value(DefaultPolicy::new);
                    case "allow" -> f.allow = in.texts();
                    case "deny" -> f.deny = in.texts();
                    default -> in.skip();
                }
            }
            return new Rule(f);
        }

        /** What holds for whatever is in neither list; null where it is missing. */
        public @Nullable DefaultPolicy defaultPolicy() {
            return fields.defaultPolicy;
        }

        /** What is allowed; empty where nothing is listed. */
        public List<String> allow() {
            return fields.allow;
        }

        /** What is denied; empty where nothing is listed. */
        public List<String> deny() {
            return fields.deny;
        }

        @Override
        public String toString() {
            return "Rule[…]";
        }
    }

    /**
     * What holds by default. Open: FastPix may send others.
     *
     * @param value as it came
     */
    public record DefaultPolicy(String value) {
        /** Whatever is not denied is allowed. */
        public static final DefaultPolicy ALLOW = new DefaultPolicy("allow");
    }

    private static final class Fields {
        @Nullable
        Rule domains;

        @Nullable
        Rule userAgents;
    }

    private static final class RuleFields {
        @Nullable
        DefaultPolicy defaultPolicy;

        List<String> allow = List.of();
        List<String> deny = List.of();
    }
}
