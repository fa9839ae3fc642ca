package dev.cuehook.quickstart.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged quickstart in a process of its own, at a free port. */
final class QuickstartProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("curl -i (http://localhost:\\d+)/webhooks/");

    private final Process process;
    private final Thread reader;
    private final List<String> output = new ArrayList<>();
    private boolean ended;

    private QuickstartProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "quickstart-output");
        this.reader.setDaemon(true);
        this.reader.start();
    }

    static QuickstartProcess start(String... arguments) throws IOException {
        return startIn(List.of(), arguments);
    }

    /** The jar as it was processed ahead of time. */
    static QuickstartProcess startAheadOfTime(String... arguments) throws IOException {
        return startIn(List.of("-Dspring.aot.enabled=true"), arguments);
    }

    private static QuickstartProcess startIn(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-jar",
                Path.of("target", "quickstart.jar").toString(),
                "--server.port=0",
                "--cuehook.inbox.path=" + Files.createTempDirectory("cuehook-quickstart")));
        Stream.of(arguments).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // It ends before a better compilation would be worth its time; what it starts does, too
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        return new QuickstartProcess(builder.start());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add(e.toString());
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        output.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** What it has printed so far. */
    synchronized List<String> output() {
        return List.copyOf(output);
    }

    /** Where it listens, once it says so. */
    String address() throws InterruptedException {
        Matcher address = ADDRESS.matcher(awaitLine(ADDRESS));
        if (!address.find()) {
            throw new AssertionError();
        }
        return address.group(1);
    }

    /** The first line with this in it, from the beginning of the output. */
    synchronized String awaitLine(Pattern wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            for (String line : output) {
                if (wanted.matcher(line).find()) {
                    return line;
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (ended || left <= 0) {
                throw new AssertionError(
                        "The quickstart has not printed " + wanted + ":\n" + String.join("\n", output));
            }
            wait(left);
        }
    }

    /** Its exit status, when it has ended by itself. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new AssertionError("The quickstart has not ended:\n" + String.join("\n", output()));
        }
        reader.join(TimeUnit.SECONDS.toMillis(10));
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
