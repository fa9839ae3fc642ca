package dev.cuehook.dedupe.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisDedupeStoreBuilderTest {

    private final RedisDedupeStoreBuilder builder = RedisDedupeStoreBuilder.at("redis://localhost");

    @Test
    void aMalformedUriIsNeverRepeated() {
        assertThatThrownBy(() -> RedisDedupeStoreBuilder.at("htp://:canary-4711@local host"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redis://[user:password@]host[:port][/database]")
                .satisfies(e -> {
                    StringWriter text = new StringWriter();
                    e.printStackTrace(new PrintWriter(text));
                    assertThat(text.toString()).doesNotContain("canary");
                });
    }

    @Test
    void aUriMayBeBuiltElsewhere() {
        assertThat(RedisDedupeStoreBuilder.at(RedisURI.create("rediss://localhost:6380/2")))
                .isNotNull();
    }

    @Test
    void theRetentionIsPositiveAndAtMostTenYears() {
        for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(3_651)}) {
            assertThatThrownBy(() -> builder.retention(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The retention is " + wrong);
        }
    }

    @Test
    void theTimeoutIsPositiveAndAtMostAMinute() {
        for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(61)}) {
            assertThatThrownBy(() -> builder.timeout(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The timeout is " + wrong);
        }
    }
}
