package dev.cuehook.quickstart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.platform.Confirmation;
import dev.cuehook.quickstart.docs.Page.Block;
import dev.cuehook.receiver.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every YAML sample starts a receiver. */
class YamlBlocksTest {

    private static final String AN_ENDPOINT =
            "\n---\ncuehook.endpoints.any: { platform: mux, secrets: [\"some-secret\"] }";

    @TempDir
    private static Path mounted;

    @Test
    void everyYamlBlockStartsAReceiver() throws IOException {
        Files.writeString(mounted.resolve("fastpix"), "ZGVtby1mYXN0cGl4LXNlY3JldA==");
        List<Block> blocks = Page.all().stream()
                .flatMap(page -> page.blocks("yaml").stream())
                .filter(block -> block.content().startsWith("cuehook:"))
                .toList();

        assertThat(blocks).hasSizeGreaterThan(12);
        assertThat(blocks).allSatisfy(YamlBlocksTest::starts);
    }

    private static void starts(Block block) {
        String yaml = block.content().contains("endpoints:") ? block.content() : block.content() + AN_ENDPOINT;
        String here = yaml.replace("file:/run/secrets/", "file:" + mounted + "/");
        Boot.starter(here).withUserConfiguration(SecretBeans.class).run(context -> {
            assertThat(context).as(block.toString()).hasNotFailed();
            assertThat(context.getBean(WebhookReceiver.class).endpoints()).isNotEmpty();
        });
    }

    @Test
    void confirmationBeansBelongToTheirEndpoints() {
        Boot.starter("""
                        cuehook:
                          endpoints:
                            shotstack: { platform: shotstack, tokens: ["${SHOTSTACK_URL_TOKEN}"] }
                            aioz: { platform: aioz, tokens: ["${AIOZ_URL_TOKEN}"] }
                        """)
                .withPropertyValues("SHOTSTACK_API_KEY=a", "AIOZ_PUBLIC_KEY=b", "AIOZ_SECRET_KEY=c")
                .withUserConfiguration(ConfirmationBeans.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBeansOfType(Confirmation.class)).hasSize(2);
                });
    }
}
