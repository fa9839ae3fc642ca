package dev.cuehook.flowplayer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowplayerTranscoderTest {

    @Test
    void readsAFinishedDownload() {
        FlowplayerTranscoder transcoder = transcoder(
                "download.success",
                "{\"file_name\":\"https://download_url.mp4\",\"file_size\":\"58958409\",\"reference_id\":\"null\"}");

        assertThat(transcoder.id()).isEqualTo("pl3fff7q");
        assertThat(transcoder.fileName()).isEqualTo("https://download_url.mp4");
        assertThat(transcoder.fileSize()).isEqualTo(58958409);
        assertThat(transcoder.referenceId()).isNull();
        assertThat(transcoder.uptimeId()).isNull();
        assertThat(transcoder.ipAddress()).isNull();
    }

    @Test
    void readsAStartedTranscoder() {
        FlowplayerTranscoder transcoder = transcoder(
                "start.complete",
                "{\"uptime_id\":\"bjwbhwld\",\"ip_address\":\"34.73.51.79\",\"reference_id\":\"null\"}");

        assertThat(transcoder.uptimeId()).isEqualTo("bjwbhwld");
        assertThat(transcoder.ipAddress()).isEqualTo("34.73.51.79");
        assertThat(transcoder.referenceId()).isNull();
        assertThat(transcoder.fileName()).isNull();
        assertThat(transcoder.fileSize()).isNull();
    }

    @Test
    void theTextNullIsNoValue() {
        FlowplayerTranscoder transcoder = transcoder(
                "start.complete",
                "{\"uptime_id\":\"null\",\"ip_address\":\"null\",\"reference_id\":\"null\",\"file_name\":\"null\","
                        + "\"file_size\":\"null\"}");

        assertThat(transcoder)
                .extracting(
                        FlowplayerTranscoder::uptimeId,
                        FlowplayerTranscoder::ipAddress,
                        FlowplayerTranscoder::referenceId,
                        FlowplayerTranscoder::fileName,
                        FlowplayerTranscoder::fileSize)
                .containsOnlyNulls();
    }

    @Test
    void aReferenceIdIsRead() {
        assertThat(transcoder("start.requested", "{\"uptime_id\":\"bjwbhwld\",\"reference_id\":\"r1\"}")
                        .referenceId())
                .isEqualTo("r1");
    }

    @Test
    void anEventWithoutObjectIdGivesANullId() {
        FlowplayerEvent event =
                Bodies.read("{\"event\":\"stop.complete\",\"object_type\":\"transcoder\",\"object_data\":{}}");

        assertThat(((FlowplayerEvent.TranscoderEvent) event).transcoder().id()).isNull();
    }

    private static FlowplayerTranscoder transcoder(String event, String objectData) {
        return ((FlowplayerEvent.TranscoderEvent)
                        Bodies.read(FlowplayerSamples.legacy(event, "transcoder", objectData)))
                .transcoder();
    }
}
