package dev.cuehook.quickstart;

/** Prints the tour as a table, and remembers whether every line came out as promised. */
class TourTable {

    private static final String LINE = "%-2s %-40s %-7s %s%n";

    private int lines;
    private int broken;

    void begin(String base) {
        System.out.printf("%nA receiver for ten platforms runs at %s/webhooks/<endpoint>. It is sent:%n", base);
        System.out.printf("(ok: answered and handled as promised; handled by: method(event), a dash for none)%n%n");
        System.out.printf(LINE, "", "what", "answer", "handled by");
    }

    void line(Step step, int status, String calls) {
        boolean kept = status == step.status() && calls.equals(step.handled());
        lines++;
        broken += kept ? 0 : 1;
        System.out.printf(LINE, kept ? "ok" : "!!", step.what(), status, calls.isEmpty() ? "-" : calls);
        if (!kept) {
            System.out.printf(
                    LINE, "", "   promised:", step.status(), step.handled().isEmpty() ? "-" : step.handled());
        }
    }

    /** A line whose promise is its own. */
    void line(String what, int status, boolean kept, String words) {
        lines++;
        broken += kept ? 0 : 1;
        System.out.printf(LINE, kept ? "ok" : "!!", what, status, words);
    }

    /** The same line, looked at again when all is over. */
    void later(Step step, String calls) {
        if (!calls.equals(step.handled())) {
            broken++;
            System.out.printf(LINE, "!!", step.what(), "later", calls.isEmpty() ? "-" : calls);
        }
    }

    void end() {
        System.out.printf("%n%d of %d lines came out as promised.%n", Math.max(0, lines - broken), lines);
    }

    int exitCode() {
        return broken == 0 && lines > 0 ? 0 : 1;
    }

    void tellHowToSendYourOwn(String base) {
        System.out.printf("""

                Send your own:

                  body='{"event_type":"VIDEO_READY","event_id":"my-1","payload":{"id":"my-video"}}'
                  signature=$(printf %%s "$body" | openssl dgst -sha256 -hmac "${FLOWPLAYER_SECRET:-demo-flowplayer-secret}" -r | cut -d' ' -f1)
                  curl -i %s/webhooks/flowplayer -H "X-FP-Webhook-Signature-Hmac-Sha-256: $signature" -d "$body"

                Ctrl+C ends it.
                """, base);
    }
}
