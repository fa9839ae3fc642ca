package dev.cuehook.quickstart.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cuehook.quickstart.docs.Page.Block;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The commands of the documentation, run by bash against the packaged quickstart, get the answers that they promise. */
@Timeout(180)
class DocumentationCommandsIT {

    private static final String DOCUMENTED = "http://localhost:8080";
    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/\\S+ (\\d{3})");
    /** A comment such as {@code # 401: the body was changed}, or a bare {@code # 200}. */
    private static final Pattern PROMISE = Pattern.compile("# (\\d{3})\\b");

    private static QuickstartProcess quickstart;
    private static String address;

    @BeforeAll
    static void startQuickstart() throws Exception {
        for (String tool : List.of("bash", "curl", "openssl")) {
            assumeTrue(isThere(tool), tool + " is not installed here, so the documentation's commands were not run.");
        }
        quickstart = QuickstartProcess.start();
        address = quickstart.address();
    }

    @AfterAll
    static void stopQuickstart() {
        if (quickstart != null) {
            quickstart.close();
        }
    }

    @Test
    void everyPlatformsCommandsGetWhatTheyPromise() {
        List<Block> blocks = commands("docs/platforms/README.md");

        assertThat(blocks).hasSizeGreaterThanOrEqualTo(9);
        assertThat(blocks)
                .allSatisfy(block -> assertThat(promises(block.content()))
                        .as("promises of %s", block)
                        .contains(200, 401));
        assertThat(blocks)
                .allSatisfy(block -> assertThatCode(() -> assertThat(statuses(block.content()))
                                .as(block.toString())
                                .isEqualTo(promises(block.content())))
                        .doesNotThrowAnyException());
    }

    @Test
    void theReadmesCommandIsTakenOnceAndRefusedWithALetterChanged() throws Exception {
        List<Block> blocks = commands("README.md");
        assertThat(blocks).hasSize(1);
        String commands = blocks.get(0).content();

        assertThat(statuses(commands)).containsExactly(200);
        quickstart.awaitLine(Pattern.compile("handled: flowplayer VIDEO_READY by video\\(VideoReady\\)"));
        assertThat(statuses(commands)).containsExactly(200);
        assertThat(statuses(commands.replace("-d \"$body\"", "-d \"${body/my-video/your-video}\"")))
                .containsExactly(401);
        assertThat(quickstart.output().stream()
                        .filter(line -> line.contains("flowplayer VIDEO_READY by"))
                        .count())
                .as("handled once for the README, and once for docs/platforms at most")
                .isLessThanOrEqualTo(2);
    }

    @Test
    void theQuickstartsOwnHintWorks() throws Exception {
        List<String> output = quickstart.output();
        int begin = output.indexOf("Send your own:");
        String hint = String.join("\n", output.subList(begin + 1, output.indexOf("Ctrl+C ends it.")));

        assertThat(statuses(hint)).containsExactly(200);
    }

    private static List<Block> commands(String page) {
        return Page.of(page).blocks("bash").stream()
                .filter(block -> block.content().contains("curl"))
                .toList();
    }

    private static List<Integer> promises(String commands) {
        return numbers(PROMISE, commands);
    }

    private static List<Integer> statuses(String commands) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", "set -e\n" + commands.replace(DOCUMENTED, address))
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).as("%s\n%s", commands, output).isZero();
        return numbers(STATUS, output);
    }

    private static List<Integer> numbers(Pattern pattern, String text) {
        List<Integer> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(Integer.valueOf(matcher.group(1)));
        }
        return found;
    }

    private static boolean isThere(String tool) throws InterruptedException {
        try {
            Process version = new ProcessBuilder(tool, tool.equals("openssl") ? "version" : "--version")
                    .redirectErrorStream(true)
                    .start();
            version.getInputStream().readAllBytes();
            return version.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
