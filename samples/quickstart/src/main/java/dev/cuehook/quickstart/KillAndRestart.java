package dev.cuehook.quickstart;

import dev.cuehook.testing.FastPixSamples;
import dev.cuehook.testing.SignedRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.ApplicationArguments;
import org.springframework.stereotype.Component;

/**
 * A second receiver in a process of its own, with an inbox of its own: it is sent deliveries faster than it handles them, is
 * killed without warning, and is started again.
 */
@Component
class KillAndRestart {

    static final int DELIVERIES = 40;
    private static final Pattern ADDRESS = Pattern.compile("curl -i http://localhost:(\\d+)/");
    private static final Pattern HANDLED = Pattern.compile("handled: fastpix .* \\[slow (\\d+)]");

    /** What the second receiver decides by itself. */
    private static final List<String> OWN =
            List.of("--tour", "--once", "--server.port", "--cuehook.inbox.", "--cuehook.handlers.concurrency");

    private final TourSigners signers;
    private final List<String> arguments;

    KillAndRestart(TourSigners signers, ApplicationArguments arguments) {
        this.signers = signers;
        this.arguments = List.of(arguments.getSourceArgs());
    }

    /** What became of it, in words; and whether nothing was lost. */
    Result run(ToIntFunction<SignedRequest> send) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cuehook-quickstart");
        Set<String> acknowledged = new HashSet<>();
        List<String> handled = new ArrayList<>();
        Process first = start(folder);
        int before;
        try (BufferedReader output = first.inputReader(StandardCharsets.UTF_8)) {
            String address = "http://localhost:" + awaitAddress(output) + "/webhooks/fastpix";
            for (int i = 1; i <= DELIVERIES; i++) {
                SignedRequest request = signers.of("fastpix")
                        .sign(FastPixSamples.mediaReady()
                                .id(UUID.randomUUID().toString())
                                .with("/data/title", "slow " + i));
                if (send.applyAsInt(request.to(address)) == 200) {
                    acknowledged.add(Integer.toString(i));
                }
            }
            first.toHandle().destroyForcibly(); // kill -9: it closes nothing and writes nothing
            output.lines().forEach(line -> note(line, handled));
            before = handled.size();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Process second = start(folder);
        try (BufferedReader output = second.inputReader(StandardCharsets.UTF_8)) {
            while (!handled.containsAll(acknowledged)) {
                String line = output.readLine();
                if (line == null) {
                    break;
                }
                note(line, handled);
            }
        } finally {
            second.destroyForcibly().waitFor();
        }
        boolean kept = acknowledged.size() == DELIVERIES && handled.containsAll(acknowledged);
        return new Result(
                kept,
                before + " handled, killed, started again, " + (handled.size() - before) + " handled; lost: "
                        + acknowledged.stream()
                                .filter(id -> !handled.contains(id))
                                .count());
    }

    private static void note(String line, List<String> handled) {
        Matcher matcher = HANDLED.matcher(line);
        if (matcher.find()) {
            handled.add(matcher.group(1));
        }
    }

    private static int awaitAddress(BufferedReader output) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
            all.append(line).append('\n');
        }
        throw new IOException("The second receiver did not start:\n" + all);
    }

    private Process start(Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString(),
                "--server.port=0",
                "--cuehook.inbox.store=embedded",
                "--cuehook.inbox.path=" + folder,
                "--cuehook.handlers.concurrency=1"));
        arguments.stream()
                .filter(argument -> OWN.stream().noneMatch(argument::startsWith))
                .forEach(command::add);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    record Result(boolean kept, String words) {}
}
