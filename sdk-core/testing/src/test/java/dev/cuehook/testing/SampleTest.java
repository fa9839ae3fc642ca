package dev.cuehook.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.fastpix.FastPix;
import dev.cuehook.stripe.Stripe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456789Z");
    private static final String GIVEN = "{ \"id\":\"e1\", \"n\":1.50, \"createdAt\":\"2020-01-01T00:00:00Z\" }";

    @Test
    void sendsABodyAsItWasGiven() {
        assertThat(text(Sample.of("acme", GIVEN))).isEqualTo(GIVEN);
        assertThat(text(Sample.of(FastPix.PLATFORM, GIVEN))).isEqualTo(GIVEN);
    }

    @Test
    void twoSamplesAreTwoEvents() {
        Sample one = FastPixSamples.mediaReady();
        Sample other = FastPixSamples.mediaReady();

        assertThat(one.eventId()).isNotEqualTo(other.eventId());
        assertThat(one.id()).isNotEqualTo(other.id());
    }

    @Test
    void oneSampleIsOneEvent() {
        Sample sample = FastPixSamples.mediaReady();

        assertThat(sample.body(NOW)).isEqualTo(sample.body(NOW));
        assertThat(sample.id("m1").eventId()).isEqualTo(sample.eventId());
    }

    @Test
    void aWitherLeavesTheSampleAlone() {
        Sample sample = FastPixSamples.mediaReady();
        String before = text(sample);

        sample.id("m1").with("/data/title", "Other").without("data").at(Instant.EPOCH);

        assertThat(text(sample)).isEqualTo(before);
    }

    @Test
    void setsValuesByNameAndByPointer() {
        Sample sample = Sample.of("acme", "{\"a\":1,\"list\":[1,{\"b\":2}]}")
                .with("a", null)
                .with("with/slash", true)
                .with("/new/deep/er", "x")
                .with("/list/0", 7L)
                .with("/list/1/b", List.of(1, Map.of("c", "d")))
                .with("/list/-", 2.5);

        assertThat(text(sample))
                .isEqualTo("{\"a\":null,\"list\":[7,{\"b\":[1,{\"c\":\"d\"}]},2.5],\"with/slash\":true,"
                        + "\"new\":{\"deep\":{\"er\":\"x\"}}}");
    }

    @Test
    void removesValuesByNameAndByPointer() {
        Sample sample = Sample.of("acme", "{\"a\":1,\"b\":{\"c\":1,\"d\":2},\"list\":[1,2]}")
                .without("a")
                .without("/b/c")
                .without("/list/0")
                .without("/not/there");

        assertThat(text(sample)).isEqualTo("{\"b\":{\"d\":2},\"list\":[2]}");
    }

    @Test
    void aTimeThatWasSetByHandStays() {
        Sample sample = FastPixSamples.mediaReady().with("createdAt", "some day");

        assertThat(sample.json().text("/createdAt")).isEqualTo("some day");
        assertThat(text(sample)).contains("\"createdAt\":\"some day\"");
    }

    @Test
    void aTimeThatWasTakenAwayStaysAway() {
        assertThat(text(JwPlayerSamples.mediaAvailable().without("event_time"))).doesNotContain("event_time");
    }

    @Test
    void knowsFromAPlatformWhereIdsAndTimesStand() {
        Sample sample =
                Sample.of(Stripe.PLATFORM, "{\"id\":\"e1\",\"created\":1,\"data\":{\"object\":{\"id\":\"o1\"}}}");

        assertThat(sample.id()).isEqualTo("o1");
        assertThat(sample.eventId()).isEqualTo("e1");
        assertThat(text(sample.id("o2").eventId("e2").at(NOW)))
                .isEqualTo("{\"id\":\"e2\",\"created\":1772600767,\"data\":{\"object\":{\"id\":\"o2\"}}}");
    }

    @Test
    void saysWhereItDoesNotKnowTheField() {
        assertThatThrownBy(() -> Sample.of("acme", "{}").id("m1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("with(field, value)");
        assertThatThrownBy(() -> ShotstackSamples.renderDone().eventId("e1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        assertThatThrownBy(() -> Sample.of("acme", "[]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sample.of("acme", "{\"secret\":")).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> Sample.of("acme", "{} {}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sample.of("acme", "{}").with("a", new Object()))
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void showsNoContent() {
        assertThat(FastPixSamples.liveStreamActive()).hasToString("Sample[fastpix]");
    }

    private static String text(Sample sample) {
        return new String(sample.body(NOW), UTF_8);
    }
}
