package dev.cuehook.internal.platform;

/** The body of a dashboard's probe: nothing, or an empty JSON object, with JSON white space around. */
public final class Probe {

    /** No more bytes than these are read of a request without a signature. */
    public static final int LIMIT = 64;

    private Probe() {}

    static boolean isEmpty(byte[] body) {
        if (body.length > LIMIT) {
            return false;
        }
        StringBuilder rest = new StringBuilder();
        for (byte b : body) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                rest.append((char) b);
            }
        }
        return rest.isEmpty() || rest.toString().equals("{}");
    }
}
