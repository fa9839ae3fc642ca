package dev.cuehook.jwplayer;

import static dev.cuehook.jwplayer.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cuehook.Lifecycle;
import dev.cuehook.Lifecycle.Stage;
import dev.cuehook.UnknownEvent;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwPlayerEventsTest {

    /** A published sample, as given. */
    private static final String CONVERSIONS_COMPLETE = """
            {
                "event": "conversions_complete",
                "media_id": "MNYaMSQl",
                "webhook_id": "2yW4KmiG",
                "site_id": "9KboGBFu",
                "event_time": "2024-08-27T00:20:57+00:00"
            }
            """;

    /** A published sample, as given. */
    private static final String CHANNEL_ACTIVE = """
            {
                "event": "channel_active",
                "channel_id": "YijbmYHJ",
                "webhook_id": "2yW4KmiG",
                "site_id": "9KboGBFu",
                "event_time": "2024-08-29T03:01:24+00:00"
            }
            """;

    /** Wire string, record, stage, id in the lifecycle. */
    static Stream<Arguments> types() {
        return Stream.of(
                arguments("media_available", JwPlayerEvent.MediaAvailable.class, Stage.MEDIA_READY, "m1"),
                arguments("conversions_complete", JwPlayerEvent.ConversionsComplete.class, Stage.RENDITION_READY, "m1"),
                arguments("media_created", JwPlayerEvent.MediaCreated.class, Stage.MEDIA_CREATED, "m1"),
                arguments("media_updated", JwPlayerEvent.MediaUpdated.class, Stage.MEDIA_UPDATED, "m1"),
                arguments("media_reuploaded", JwPlayerEvent.MediaReuploaded.class, Stage.MEDIA_UPDATED, "m1"),
                arguments("media_deleted", JwPlayerEvent.MediaDeleted.class, Stage.MEDIA_DELETED, "m1"),
                arguments("channel_created", JwPlayerEvent.ChannelCreated.class, Stage.LIVE_CREATED, "c1"),
                arguments("channel_active", JwPlayerEvent.ChannelActive.class, Stage.LIVE_STARTED, "c1"),
                arguments("channel_idle", JwPlayerEvent.ChannelIdle.class, Stage.LIVE_ENDED, "c1"),
                arguments("thumbnail_created", JwPlayerEvent.ThumbnailCreated.class, null, null),
                arguments("thumbnail_deleted", JwPlayerEvent.ThumbnailDeleted.class, null, null),
                arguments("track_created", JwPlayerEvent.TrackCreated.class, null, null),
                arguments("track_deleted", JwPlayerEvent.TrackDeleted.class, null, null));
    }

    private static final String REST = """
            "media_id":"m1","channel_id":"c1","webhook_id":"w1","site_id":"s1","event_time":"2024-08-27T00:20:57+00:00\"""";

    @ParameterizedTest
    @MethodSource("types")
    void readsEveryKnownType(String type, Class<?> record, @Nullable Stage stage, @Nullable String resourceId) {
        JwPlayerEvent event = read("{\"event\":\"" + type + "\"," + REST + "}");

        assertThat(event).isInstanceOf(record).isNotInstanceOf(UnknownEvent.class);
        assertThat(event.envelope().type()).isEqualTo(type);
        assertThat(event.envelope().platform()).isEqualTo("jwplayer");
        assertThat(event.envelope().receivedAt()).isEqualTo(Bodies.ARRIVAL);
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsTheTypeAfterTheRest(String type, Class<?> record, @Nullable Stage stage, @Nullable String resourceId) {
        assertThat(read("{" + REST + ",\"event\":\"" + type + "\"}")).isInstanceOf(record);
    }

    @ParameterizedTest
    @MethodSource("types")
    void tellsTheStageOfEveryType(String type, Class<?> record, @Nullable Stage stage, @Nullable String resourceId) {
        JwPlayerEvent event = read("{\"event\":\"" + type + "\"," + REST + "}");

        assertThat(event.lifecycle().map(Lifecycle::stage).orElse(null)).isEqualTo(stage);
        assertThat(event.lifecycle().map(Lifecycle::resourceId).orElse(null)).isEqualTo(resourceId);
        event.lifecycle().ifPresent(lifecycle -> {
            assertThat(lifecycle.platform()).isEqualTo("jwplayer");
            assertThat(lifecycle.at()).isEqualTo("2024-08-27T00:20:57Z");
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void showsTypeAndIdsOnlyAsText(String type, Class<?> record, @Nullable Stage stage, @Nullable String resourceId) {
        JwPlayerEvent event = read("{\"event\":\"" + type + "\",\"media_id\":\"m1\",\"channel_id\":\"c1\","
                + "\"webhook_id\":\"canary-1\",\"site_id\":\"canary-2\",\"more\":\"canary-3\"}");

        assertThat(event.toString()).contains(type).doesNotContain("canary");
        assertThat(event.envelope().toString()).doesNotContain("canary");
        assertThat(event.lifecycle().toString()).doesNotContain("canary");
    }

    @Test
    void hasARecordInTheTableForEachInTheFamily() {
        Set<Object> tabled = types().map(row -> row.get()[1]).collect(Collectors.toSet());

        assertThat(records(JwPlayerEvent.class))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(tabled).contains(record));
        assertThat(records(JwPlayerEvent.class)).hasSameSizeAs(tabled);
    }

    @Test
    void givesEveryRecordTwoComponents() {
        assertThat(records(JwPlayerEvent.class)).allSatisfy(record -> {
            assertThat(record.getRecordComponents()).hasSize(2);
            assertThat(record.getRecordComponents()[0].getName()).isEqualTo("envelope");
        });
    }

    private static Set<Class<?>> records(Class<?> type) {
        if (type.isRecord()) {
            return UnknownEvent.class.isAssignableFrom(type) ? Set.of() : Set.of(type);
        }
        return Stream.of(type.getPermittedSubclasses())
                .flatMap(permitted -> records(permitted).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void readsAPublishedMediaSample() {
        JwPlayerEvent event = read(CONVERSIONS_COMPLETE);

        assertThat(event).isInstanceOfSatisfying(JwPlayerEvent.ConversionsComplete.class, complete -> {
            assertThat(complete.media().id()).isEqualTo("MNYaMSQl");
            assertThat(complete.media().siteId()).isEqualTo("9KboGBFu");
            assertThat(complete.media().webhookId()).isEqualTo("2yW4KmiG");
            assertThat(complete.media()).hasToString("JwMedia[MNYaMSQl]");
        });
        assertThat(event.envelope().id()).isNull();
        assertThat(event.envelope().occurredAt()).isEqualTo("2024-08-27T00:20:57Z");
    }

    @Test
    void readsAPublishedChannelSample() {
        assertThat(read(CHANNEL_ACTIVE)).isInstanceOfSatisfying(JwPlayerEvent.ChannelActive.class, active -> {
            assertThat(active.channel().id()).isEqualTo("YijbmYHJ");
            assertThat(active.channel().siteId()).isEqualTo("9KboGBFu");
            assertThat(active.channel().webhookId()).isEqualTo("2yW4KmiG");
            assertThat(active.channel()).hasToString("JwChannel[YijbmYHJ]");
        });
    }

    @Test
    void readsThumbnailsAndTracks() {
        assertThat(read("{\"event\":\"thumbnail_created\"," + REST + "}"))
                .isInstanceOfSatisfying(JwPlayerEvent.ThumbnailCreated.class, created -> {
                    assertThat(created.thumbnail().mediaId()).isEqualTo("m1");
                    assertThat(created.thumbnail().siteId()).isEqualTo("s1");
                    assertThat(created.thumbnail().webhookId()).isEqualTo("w1");
                    assertThat(created.thumbnail()).hasToString("JwThumbnail[media m1]");
                });
        assertThat(read("{\"event\":\"track_deleted\"," + REST + "}"))
                .isInstanceOfSatisfying(JwPlayerEvent.TrackDeleted.class, deleted -> {
                    assertThat(deleted.track().mediaId()).isEqualTo("m1");
                    assertThat(deleted.track().siteId()).isEqualTo("s1");
                    assertThat(deleted.track().webhookId()).isEqualTo("w1");
                    assertThat(deleted.track()).hasToString("JwTrack[media m1]");
                });
    }

    @Test
    void readsThumbnailsAndTracksWhoseMediaIsNotNamed() {
        assertThat(read("{\"event\":\"thumbnail_deleted\"}"))
                .isInstanceOfSatisfying(
                        JwPlayerEvent.ThumbnailDeleted.class,
                        deleted -> assertThat(deleted.thumbnail().mediaId()).isNull());
        assertThat(read("{\"event\":\"track_created\"}"))
                .isInstanceOfSatisfying(
                        JwPlayerEvent.TrackCreated.class,
                        created -> assertThat(created.track().mediaId()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",\"media_id\":null", ",\"media_id\":true", ",\"media_id\":{}", ",\"media_id\":[\"m1\"]"})
    void mediaEventsWithoutAMediaAreUnknown(String mediaId) {
        JwPlayerEvent event = read("{\"event\":\"media_available\",\"channel_id\":\"c1\"" + mediaId + "}");

        assertThat(event).isInstanceOf(JwPlayerEvent.Unknown.class);
        assertThat(event.envelope().type()).isEqualTo("media_available");
        assertThat(event.lifecycle()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"channel_id\":null", ",\"channel_id\":1.5", ",\"channel_id\":{}"})
    void channelEventsWithoutAChannelAreUnknown(String channelId) {
        assertThat(read("{\"event\":\"channel_idle\",\"media_id\":\"m1\"" + channelId + "}"))
                .isInstanceOf(JwPlayerEvent.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7.5", "true", "{\"a\":[1]}", "[\"s1\"]"})
    void mistypedFieldsAreNull(String value) {
        JwPlayerEvent event = read("{\"event\":\"media_available\",\"media_id\":\"m1\",\"webhook_id\":" + value
                + ",\"site_id\":" + value + ",\"event_time\":" + value.replace("7.5", "-1") + "}");

        assertThat(event).isInstanceOfSatisfying(JwPlayerEvent.MediaAvailable.class, available -> {
            assertThat(available.media().id()).isEqualTo("m1");
            assertThat(available.media().siteId()).isNull();
            assertThat(available.media().webhookId()).isNull();
        });
        assertThat(event.envelope().occurredAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2024-08-27T00:20:57+00:00\"",
                "\"2024-08-27T00:20:57Z\"",
                "\"2024-08-27T02:20:57+0200\"",
                "\"2024-08-27T00:20:57.000000+00:00\"",
                "\"2024-08-27T00:20:57\"",
                "1724718057"
            })
    void readsTheTimeInAllSpellings(String time) {
        assertThat(read("{\"event\":\"media_updated\",\"media_id\":\"m1\",\"event_time\":" + time + "}")
                        .envelope()
                        .occurredAt())
                .isEqualTo(Instant.parse("2024-08-27T00:20:57Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"media_forgotten", "channel_", "user_registered", "MEDIA_AVAILABLE", "media_available ", ""})
    void unknownTypesAreUnknownEvents(String type) {
        JwPlayerEvent event = read("{\"event\":\"" + type + "\"," + REST + "}");

        assertThat(event).isInstanceOf(JwPlayerEvent.Unknown.class).isInstanceOf(UnknownEvent.class);
        assertThat(event.envelope().type()).isEqualTo(type);
        assertThat(event.envelope().occurredAt()).isNotNull();
        assertThat(event.lifecycle()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"event\":null}", "{\"event\":7}", "{\"event\":{\"event\":\"media_available\"}}"})
    void bodiesWithoutATypeAreUnknownEvents(String body) {
        JwPlayerEvent event = read(body);

        assertThat(event).isInstanceOf(JwPlayerEvent.Unknown.class);
        assertThat(event.envelope().type()).isEmpty();
    }

    @Test
    void ignoresUnknownFields() {
        assertThat(read("""
                                {"new":{"media_id":"no"},"event":"media_available","newer":[{"event":"no"}],"media_id":"m1","newest":null}"""))
                .isInstanceOfSatisfying(
                        JwPlayerEvent.MediaAvailable.class,
                        available -> assertThat(available.media().id()).isEqualTo("m1"));
    }

    @Test
    void keepsTheRawBody() {
        JwPlayerEvent known = read(CHANNEL_ACTIVE);
        JwPlayerEvent unknown = read("{\"event\":\"new\",\"more\":[1]}");

        assertThat(known.envelope().raw().bytes()).asString().isEqualTo(CHANNEL_ACTIVE);
        assertThat(unknown)
                .isInstanceOfSatisfying(
                        JwPlayerEvent.Unknown.class,
                        event -> assertThat(event.body().number("/more/0")).isOne());
    }
}
