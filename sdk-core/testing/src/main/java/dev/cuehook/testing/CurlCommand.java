package dev.cuehook.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A request as a command line for bash. */
final class CurlCommand {

    /** Below what any system takes as one argument; longer bodies go through a pipe. */
    private static final int LONGEST_ARGUMENT = 50_000;

    private CurlCommand() {}

    static String of(SignedRequest request) {
        byte[] body = request.body();
        boolean readable = isPlain(body);
        StringBuilder command = new StringBuilder();
        if (!readable) {
            // printf is built into bash: no limit on its arguments, and no echo that takes escapes
            command.append("printf %s ")
                    .append(quoted(Base64.getEncoder().encodeToString(body)))
                    .append(" | base64 -d | ");
        }
        command.append("curl -sS -g -o /dev/null -w '%{http_code}\\n' -X ").append(quoted(request.method()));
        if (request.header("Content-Type") == null) {
            command.append(" -H 'Content-Type:'"); // else curl makes one up
        }
        request.headers()
                .forEach((name, values) -> values.forEach(value ->
                        command.append(" -H ").append(quoted(value.isEmpty() ? name + ";" : name + ": " + value))));
        command.append(" --data-binary ")
                .append(readable ? quoted(new String(body, StandardCharsets.US_ASCII)) : "@-")
                .append(" --url ")
                .append(quoted(request.url()));
        return command.toString();
    }

    /** Whether the body can stand in a terminal as it is. A leading @ would name a file. */
    private static boolean isPlain(byte[] body) {
        if (body.length > LONGEST_ARGUMENT || (body.length > 0 && body[0] == '@')) {
            return false;
        }
        for (byte b : body) {
            if (b != '\n' && (b < ' ' || b > '~')) {
                return false;
            }
        }
        return true;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
