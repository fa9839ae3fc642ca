package dev.cuehook.quickstart;

import dev.cuehook.testing.SignedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/** Sends the receiver, over real HTTP, every step of the tour, and compares what comes of it with what was promised. */
@Component
class Tour implements ApplicationRunner {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConfigurableApplicationContext context;
    private final TourSteps steps;
    private final HandledEvents handled;
    private final PrintedAnswers answers;
    private final KillAndRestart killAndRestart;
    private final HttpClient client = HttpClient.newHttpClient();
    private final TourTable table = new TourTable();
    private final List<Sent> sent = new ArrayList<>();

    Tour(
            ConfigurableApplicationContext context,
            TourSteps steps,
            HandledEvents handled,
            PrintedAnswers answers,
            KillAndRestart killAndRestart) {
        this.context = context;
        this.steps = steps;
        this.handled = handled;
        this.answers = answers;
        this.killAndRestart = killAndRestart;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        boolean once = arguments.containsOption("once");
        if (once || arguments.containsOption("tour")) {
            table.begin(base());
            for (Step step : steps.all()) {
                take(step);
            }
            KillAndRestart.Result result = killAndRestart.run(this::statusOf);
            table.line(
                    "FastPix: " + KillAndRestart.DELIVERIES + " kept, then kill -9",
                    200,
                    result.kept(),
                    result.words());
            sent.forEach(line -> table.later(line.step, calls(line.marker))); // nothing was handled twice, or late
            table.end();
        }
        if (once) {
            System.exit(SpringApplication.exit(context, table::exitCode));
        }
        handled.print();
        answers.print();
        table.tellHowToSendYourOwn(base());
    }

    private void take(Step step) throws IOException, InterruptedException {
        String marker = "tour-" + UUID.randomUUID();
        SignedRequest request = step.request().apply(marker).to(base() + "/webhooks/" + step.endpoint());
        int status = 0;
        for (int time = 0; time < step.times(); time++) {
            status = send(request);
        }
        table.line(step, status, awaitCalls(marker, step.handled()));
        sent.add(new Sent(step, marker));
    }

    private int statusOf(SignedRequest signed) {
        try {
            return send(signed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private int send(SignedRequest signed) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(signed.url()))
                .timeout(PATIENCE)
                .method(signed.method(), BodyPublishers.ofByteArray(signed.body()));
        signed.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String awaitCalls(String marker, String promised) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String calls = calls(marker);
        while (!calls.equals(promised) && System.nanoTime() - end < 0) {
            Thread.sleep(10);
            calls = calls(marker);
        }
        return calls;
    }

    private String calls(String marker) {
        return handled.of(marker).stream().map(HandledEvents.Call::describe).collect(Collectors.joining(", "));
    }

    private String base() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    private record Sent(Step step, String marker) {}
}
