package dev.cuehook.inbox.jdbc.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@link CrashReceiver} in a process of its own. */
final class ReceiverProcess {

    private static final Pattern PORT = Pattern.compile("(?m)^port (\\d+)$");

    private final Process process;
    private final int port;

    private ReceiverProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it, and waits until it listens. */
    static ReceiverProcess start(Store store, Path folder, int number) throws IOException, InterruptedException {
        Path log = folder.resolve("receiver-" + number + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        for (String property : List.of("cuehook.test.postgres.url", "cuehook.test.mariadb.url")) {
            String value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        command.addAll(List.of(CrashReceiver.class.getName(), store.name(), folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (true) {
            Matcher port = PORT.matcher(Files.readString(log));
            if (port.find()) {
                return new ReceiverProcess(process, Integer.parseInt(port.group(1)));
            }
            if (process.waitFor(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                throw new IOException("The receiver did not start:\n" + Files.readString(log));
            }
        }
    }

    int port() {
        return port;
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
