package dev.cuehook.inbox.jdbc.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    static ReceiverProcess start(Launch launch, int number) throws IOException, InterruptedException {
        Path log = launch.folder().resolve("receiver-" + number + ".log");
        List<String> command = new ArrayList<>(launch.prefix());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(
                CrashReceiver.class.getName(),
                launch.store().name(),
                launch.url(),
                launch.folder().toString(),
                launch.variant().name()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(launch.environment(number));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // where the test fails
        while (true) {
            Matcher port = PORT.matcher(Files.readString(log));
            if (port.find()) {
                return new ReceiverProcess(process, Integer.parseInt(port.group(1)));
            }
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IOException("The receiver did not start:\n" + Files.readString(log));
            }
        }
    }

    int port() {
        return port;
    }

    /** Ends it in order. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The same, without waiting. */
    void end() {
        process.destroyForcibly();
    }
}
