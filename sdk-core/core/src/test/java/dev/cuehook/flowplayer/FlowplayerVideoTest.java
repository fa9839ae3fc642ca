package dev.cuehook.flowplayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowplayerVideoTest {

    @Test
    void readsTheVideoWithAllPublishedFields() {
        FlowplayerVideo video = video(FlowplayerSamples.VIDEO_UPDATED
                .replace("\"tags\": []", "\"tags\": [\"a\", 7, {\"b\":1}, \"c\"]")
                .replace("\"ad_keywords\": \"\"", "\"ad_keywords\": \"sport\"")
                .replace("\"error_message\": \"\"", "\"error_message\": \"none\""));

        assertThat(video.id()).isEqualTo("d8e89dd5-6263-49ff-b98e-4a768ea21a39");
        assertThat(video.name()).isEqualTo("Test");
        assertThat(video.description()).isEqualTo("Test webhooks");
        assertThat(video.duration()).isEqualTo(Duration.ofMillis(50348));
        assertThat(video.unpublish()).isFalse();
        assertThat(video.unpublishedAt()).isEqualTo("2024-10-15T08:03:43Z");
        assertThat(video.published()).isTrue();
        assertThat(video.publishedAt()).isEqualTo("2024-10-15T08:03:43Z");
        assertThat(video.tags()).containsExactly("a", "c");
        assertThat(video.remote()).isFalse();
        assertThat(video.categoryId()).isEqualTo("b2575006-2b9a-4a1d-8bd2-f5a8d93e9e67");
        assertThat(video.noAds()).isFalse();
        assertThat(video.adKeywords()).isEqualTo("sport");
        assertThat(video.createdAt()).isEqualTo("2024-10-15T08:03:43Z");
        assertThat(video.updatedAt()).isEqualTo("2024-10-15T16:32:28Z");
        assertThat(video.state()).isEqualTo(FlowplayerVideo.State.FINISHED);
        assertThat(video.encodingProgress()).isEqualTo(100);
        assertThat(video.uploadProgress()).isEqualTo(100);
        assertThat(video.errorMessage()).isEqualTo("none");
        assertThat(video.deactivated()).isFalse();
        assertThat(video.images()).hasSize(2);
        assertThat(video.encodings()).hasSize(1);
    }

    @Test
    void readsTheImages() {
        FlowplayerImage image = video(FlowplayerSamples.VIDEO_UPDATED).images().get(1);

        assertThat(image.type()).isEqualTo("image_1");
        assertThat(image.url()).isEqualTo(URI.create("https://wv-cdn-00-00-staging.flowplayer.com/i/v-i-1.jpg"));
        assertThat(image).hasToString("FlowplayerImage[…]");
    }

    @Test
    void readsTheEncodings() {
        FlowplayerEncoding encoding =
                video(FlowplayerSamples.VIDEO_UPDATED).encodings().get(0);

        assertThat(encoding.audioBitrateInKbps()).isEqualTo(125);
        assertThat(encoding.audioChannel()).isEqualTo(2);
        assertThat(encoding.audioCodec()).isEqualTo("mp4a-40-2");
        assertThat(encoding.audioSampleRate()).isEqualTo(48000);
        assertThat(encoding.height()).isEqualTo(720);
        assertThat(encoding.width()).isEqualTo(1280);
        assertThat(encoding.videoFileUrl())
                .isEqualTo(URI.create("https://wv-cdn-00-00-staging.flowplayer.com/v/720.mp4"));
        assertThat(encoding).hasToString("FlowplayerEncoding[…]");
    }

    @Test
    void aPayloadWithoutMembersGivesNullsAndEmptyLists() {
        FlowplayerVideo video = video("{\"event_type\":\"VIDEO_READY\",\"payload\":{}}");

        assertThat(video)
                .extracting(
                        FlowplayerVideo::id,
                        FlowplayerVideo::name,
                        FlowplayerVideo::description,
                        FlowplayerVideo::duration,
                        FlowplayerVideo::unpublish,
                        FlowplayerVideo::unpublishedAt,
                        FlowplayerVideo::published,
                        FlowplayerVideo::publishedAt,
                        FlowplayerVideo::remote,
                        FlowplayerVideo::categoryId,
                        FlowplayerVideo::noAds,
                        FlowplayerVideo::adKeywords,
                        FlowplayerVideo::createdAt,
                        FlowplayerVideo::updatedAt,
                        FlowplayerVideo::state,
                        FlowplayerVideo::encodingProgress,
                        FlowplayerVideo::uploadProgress,
                        FlowplayerVideo::errorMessage,
                        FlowplayerVideo::deactivated)
                .containsOnlyNulls();
        assertThat(video.tags()).isEmpty();
        assertThat(video.images()).isEmpty();
        assertThat(video.encodings()).isEmpty();
    }

    @Test
    void imagesAndEncodingsWithoutMembersGiveNulls() {
        FlowplayerVideo video =
                video("{\"event_type\":\"VIDEO_READY\",\"payload\":{\"images\":[{},7],\"encodings\":[null,{}]}}");

        assertThat(video.images()).singleElement().satisfies(image -> {
            assertThat(image.type()).isNull();
            assertThat(image.url()).isNull();
        });
        assertThat(video.encodings()).singleElement().satisfies(encoding -> {
            assertThat(encoding.audioBitrateInKbps()).isNull();
            assertThat(encoding.audioChannel()).isNull();
            assertThat(encoding.audioCodec()).isNull();
            assertThat(encoding.audioSampleRate()).isNull();
            assertThat(encoding.height()).isNull();
            assertThat(encoding.width()).isNull();
            assertThat(encoding.videoFileUrl()).isNull();
        });
    }

    @Test
    void theIdBesideThePayloadStandsInForTheIdInIt() {
        assertThat(video("{\"event_type\":\"video.updated\",\"object_id\":\"o1\",\"payload\":{}}")
                        .id())
                .isEqualTo("o1");
        assertThat(video("{\"payload\":{},\"event_type\":\"video.updated\",\"object_id\":\"o1\"}")
                        .id())
                .isEqualTo("o1");
        assertThat(video("{\"event_type\":\"video.updated\",\"object_id\":\"o1\",\"payload\":{\"id\":\"v1\"}}")
                        .id())
                .isEqualTo("v1");
    }

    @Test
    void anIdMayBeANumber() {
        assertThat(video("{\"event_type\":\"VIDEO_READY\",\"payload\":{\"id\":12345678901234567890}}")
                        .id())
                .isEqualTo("12345678901234567890");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"long\"", "null", "99999999999999999999", "[]"})
    void whatIsNoCountOfMillisecondsGivesNull(String duration) {
        assertThat(video(FlowplayerSamples.VIDEO_UPDATED.replace("50348", duration))
                        .duration())
                .isNull();
    }

    @Test
    void anUnknownStateIsKept() {
        FlowplayerVideo.State state = video(FlowplayerSamples.VIDEO_UPDATED.replace("FINISHED", "A\\nB"))
                .state();

        assertThat(state).isEqualTo(new FlowplayerVideo.State("A\nB")).hasToString("A\\u000aB");
    }

    @Test
    @SuppressWarnings("NullAway")
    void aStateNeedsAValue() {
        assertThatNullPointerException().isThrownBy(() -> new FlowplayerVideo.State(null));
        assertThat(FlowplayerVideo.State.FINISHED.value()).isEqualTo("FINISHED");
    }

    @Test
    void listsCannotBeChanged() {
        FlowplayerVideo video = video(FlowplayerSamples.VIDEO_UPDATED);

        assertThatThrownBy(() -> video.tags().add("x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> video.images().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> video.encodings().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static FlowplayerVideo video(String body) {
        return ((FlowplayerEvent.VideoEvent) Bodies.read(body)).video();
    }
}
