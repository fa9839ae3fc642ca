package dev.cuehook.benchmarks.spring;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An application in a process of its own. */
record Application(Process process, int port, Duration startUp) implements AutoCloseable {

    /** What the starter brings, and an application without it has not. */
    private static final List<String> OF_STARTER = List.of("cuehook-", "java-jwt", "sqlite-jdbc");

    /** Starts it with all that an application with the starter has on its class path, and an endpoint for Stripe. */
    static Application with(Class<?> main, String property) throws IOException {
        return start(
                main,
                List.of(),
                "cuehook.endpoints.stripe.platform=stripe",
                "cuehook.endpoints.stripe.secrets=" + Requests.SECRET,
                property);
    }

    /** Starts {@link ControllerApplication}. */
    static Application withController() throws IOException {
        return with(ControllerApplication.class, "cuehook.endpoints.stripe.controller=true");
    }

    /** Starts it without the starter and what that brings. */
    static Application without(Class<?> main) throws IOException {
        return start(main, OF_STARTER);
    }

    private static Application start(Class<?> main, List<String> leftOut, String... properties) throws IOException {
        Path jar =
                Path.of(main.getProtectionDomain().getCodeSource().getLocation().getPath());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar + File.pathSeparator + libraries(jar, leftOut),
                main.getName()));
        for (String property : properties) {
            command.add("--" + property);
        }
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(Started.PORT)) {
                Duration startUp = Duration.ofNanos(System.nanoTime() - begun);
                return new Application(process, Integer.parseInt(line.substring(Started.PORT.length())), startUp);
            }
            System.out.println(line);
        }
        throw new IOException("The application " + main.getSimpleName() + " did not start.");
    }

    private static String libraries(Path jar, List<String> leftOut) throws IOException {
        try (Stream<Path> files = Files.list(jar.resolveSibling("lib"))) {
            return files.filter(file -> leftOut.stream()
                            .noneMatch(prefix -> file.getFileName().toString().startsWith(prefix)))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
