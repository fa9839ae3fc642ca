package dev.cuehook.fastpix;

import static dev.cuehook.fastpix.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Json;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastPixResourcesTest {

    /** A media as the API returns it, with the fields that its answer leaves out. */
    private static final String MEDIA = """
            {
                "thumbnail": "https://images.fastpix.com/fad6fa6b-c7bc-42aa-85f7-3105d71b5f98/thumbnail.png",
                "id": "66b74bdb-c868-4fc8-bc16-ad8e2dfcbc36",
                "workspaceId": "fd9197bb-8cfa-4569-b046-a30fb95e2381",
                "metadata": {"key1": "value1", "key2": null},
                "mediaQuality": "pro",
                "creatorId": "creator-1",
                "title": "720p_3min4sec_h264_",
                "maxResolution": "720p",
                "sourceResolution": "720",
                "status": "Ready",
                "mp4Support": "audioOnly,capped_4k",
                "sourceAccess": false,
                "trial": true,
                "playbackIds": [
                  {
                    "id": "fad6fa6b-c7bc-42aa-85f7-3105d71b5f98",
                    "accessPolicy": "public",
                    "accessRestrictions": {
                      "domains": { "defaultPolicy": "allow", "allow": ["a.example"], "deny": ["b.example", "c.example"] },
                      "userAgents": { "defaultPolicy": "allow", "allow": [], "deny": ["bot"] }
                    }
                  }
                ],
                "tracks": [
                  { "id": "d1e3ae30-f6ef-440d-8714-3a63bc89a84c", "type": "audio", "status": "available", "languageCode": "und", "languageName": "default" },
                  { "id": "d521c8f0-73df-434c-99bf-e7ba6e537b94", "type": "video", "width": 1280, "height": 720, "frameRate": "24.000", "status": "available" }
                ],
                "generatedSubtitles": [{"url": "https://example.com/en.vtt"}],
                "summary": {"generate": true},
                "chapters": {"a": 1},
                "namedEntities": {"b": 2},
                "moderation": {"c": 3},
                "isAudioOnly": false,
                "subtitleAvailable": true,
                "duration": "00:03:03",
                "aspectRatio": "16:9",
                "createdAt": "2026-05-20T09:06:43.064393Z",
                "updatedAt": "2026-05-20T09:06:49.921122Z"
            }
            """;

    private static FastPixMedia media(String data) {
        return ((FastPixEvent.MediaEvent) read("{\"type\":\"video.media.ready\",\"data\":" + data + "}")).media();
    }

    private static FastPixTrack track(String data) {
        return ((FastPixEvent.TrackEvent) read("{\"type\":\"video.media.track.ready\",\"data\":" + data
                        + ",\"object\":{\"type\":\"media\",\"id\":\"m1\"}}"))
                .track();
    }

    private static FastPixUpload upload(String data) {
        return ((FastPixEvent.UploadEvent) read("{\"type\":\"video.media.upload\",\"data\":" + data + "}")).upload();
    }

    private static FastPixLiveStream stream(String data) {
        return ((FastPixEvent.LiveEvent) read("{\"type\":\"video.live_stream.active\",\"data\":" + data + "}"))
                .stream();
    }

    @Test
    void readsMediaWithAllDocumentedFields() {
        FastPixMedia media = media(MEDIA);

        assertThat(media.id()).isEqualTo("66b74bdb-c868-4fc8-bc16-ad8e2dfcbc36");
        assertThat(media.streamId()).isNull();
        assertThat(media.workspaceId()).isEqualTo("fd9197bb-8cfa-4569-b046-a30fb95e2381");
        assertThat(media.status()).isEqualTo(FastPixMedia.Status.READY);
        assertThat(media.title()).isEqualTo("720p_3min4sec_h264_");
        assertThat(media.creatorId()).isEqualTo("creator-1");
        assertThat(media.metadata()).containsOnlyKeys("key1").containsEntry("key1", "value1");
        assertThat(media.thumbnail())
                .isEqualTo(URI.create("https://images.fastpix.com/fad6fa6b-c7bc-42aa-85f7-3105d71b5f98/thumbnail.png"));
        assertThat(media.trial()).isTrue();
        assertThat(media.duration()).isEqualTo(Duration.ofSeconds(183));
        assertThat(media.aspectRatio()).isEqualTo("16:9");
        assertThat(media.mediaQuality()).isEqualTo(FastPixMedia.Quality.PRO);
        assertThat(media.maxResolution()).isEqualTo("720p");
        assertThat(media.sourceResolution()).isEqualTo("720");
        assertThat(media.mp4Support()).isEqualTo(FastPixMedia.Mp4Support.AUDIO_ONLY_AND_CAPPED_4K);
        assertThat(media.sourceAccess()).isFalse();
        assertThat(media.isAudioOnly()).isFalse();
        assertThat(media.subtitleAvailable()).isTrue();
        assertThat(media.generatedSubtitles())
                .singleElement()
                .satisfies(item -> assertThat(item.text("/url")).isEqualTo("https://example.com/en.vtt"));
        assertThat(media.summary())
                .isNotNull()
                .satisfies(json -> assertThat(json.bool("/generate")).isTrue());
        assertThat(media.chapters())
                .isNotNull()
                .satisfies(json -> assertThat(json.number("/a")).isOne());
        assertThat(media.namedEntities())
                .isNotNull()
                .satisfies(json -> assertThat(json.number("/b")).isEqualTo("2"));
        assertThat(media.moderation())
                .isNotNull()
                .satisfies(json -> assertThat(json.number("/c")).isEqualTo("3"));
        assertThat(media.createdAt()).isEqualTo("2026-05-20T09:06:43.064393Z");
        assertThat(media.updatedAt()).isEqualTo("2026-05-20T09:06:49.921122Z");
        assertThat(media).hasToString("FastPixMedia[66b74bdb-c868-4fc8-bc16-ad8e2dfcbc36]");
    }

    @Test
    void readsPlaybackIdsWithTheirRestrictions() {
        assertThat(media(MEDIA).playbackIds()).singleElement().satisfies(playback -> {
            assertThat(playback.id()).isEqualTo("fad6fa6b-c7bc-42aa-85f7-3105d71b5f98");
            assertThat(playback.accessPolicy()).isEqualTo(FastPixAccessPolicy.PUBLIC);
            assertThat(playback).hasToString("FastPixPlaybackId[fad6fa6b-c7bc-42aa-85f7-3105d71b5f98]");
            assertThat(playback.accessRestrictions()).isNotNull().satisfies(restrictions -> {
                assertThat(restrictions).hasToString("FastPixAccessRestrictions[…]");
                assertThat(restrictions.domains()).isNotNull().satisfies(rule -> {
                    assertThat(rule.defaultPolicy()).isEqualTo(FastPixAccessRestrictions.DefaultPolicy.ALLOW);
                    assertThat(rule.allow()).containsExactly("a.example");
                    assertThat(rule.deny()).containsExactly("b.example", "c.example");
                    assertThat(rule).hasToString("Rule[…]");
                });
                assertThat(restrictions.userAgents()).isNotNull().satisfies(rule -> {
                    assertThat(rule.allow()).isEmpty();
                    assertThat(rule.deny()).containsExactly("bot");
                });
            });
        });
    }

    @Test
    void readsTheTracksOfAMedia() {
        assertThat(media(MEDIA).tracks())
                .satisfiesExactly(
                        audio -> {
                            assertThat(audio.id()).isEqualTo("d1e3ae30-f6ef-440d-8714-3a63bc89a84c");
                            assertThat(audio.type()).isEqualTo(FastPixTrack.Type.AUDIO);
                            assertThat(audio.status()).isEqualTo(FastPixTrack.Status.AVAILABLE);
                            assertThat(audio.languageCode()).isEqualTo("und");
                            assertThat(audio.languageName()).isEqualTo("default");
                            assertThat(audio.width()).isNull();
                        },
                        video -> {
                            assertThat(video.type()).isEqualTo(FastPixTrack.Type.VIDEO);
                            assertThat(video.width()).isEqualTo(1280L);
                            assertThat(video.height()).isEqualTo(720L);
                            assertThat(video.frameRate()).isEqualTo(24.0);
                            assertThat(video.languageCode()).isNull();
                        });
    }

    @Test
    void readsARecordingWithItsStream() {
        FastPixEvent event = read("""
                        {"type":"video.media.live_stream.created","object":{"type":"media","id":"m1"},"status":"media_created",\
                        "data":{"id":"m1","streamId":"s1","status":"Created","maxResolution":"1080p","playbackIds":[]}}""");

        assertThat(event).isInstanceOfSatisfying(FastPixEvent.LiveStreamMediaCreated.class, created -> {
            assertThat(created.media().id()).isEqualTo("m1");
            assertThat(created.media().streamId()).isEqualTo("s1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"00:03:03\"", "\"00:03:03.000\"", "183", "183.0", "\"183\""})
    void readsTheDurationInAllSpellings(String duration) {
        assertThat(media("{\"duration\":" + duration + "}").duration()).isEqualTo(Duration.ofSeconds(183));
    }

    @Test
    void keepsTheFractionOfADuration() {
        assertThat(media("{\"duration\":\"01:00:00.040\"}").duration()).isEqualTo(Duration.ofMillis(3_600_040));
    }

    @Test
    void readsTheContextOnEitherSideOfTheData() {
        String around = """
                "object":{"type":"media","id":"m1"},"workspace":{"name":"Development","id":"w1"},"status":"media_created",\
                "attempts":[{"n":1},7]""";
        String typed = "\"type\":\"video.media.created\"";
        String data = "\"data\":{\"id\":\"m1\",\"tracks\":[{\"id\":\"t1\"}]}";
        for (String body : new String[] {
            "{" + typed + "," + around + "," + data + "}",
            "{" + typed + "," + data + "," + around + "}",
            "{" + data + "," + around + "," + typed + "}"
        }) {
            FastPixMedia media = ((FastPixEvent.MediaEvent) read(body)).media();
            FastPixContext context = media.context();

            assertThat(context.object().type()).isEqualTo(FastPixObject.Type.MEDIA);
            assertThat(context.object().id()).isEqualTo("m1");
            assertThat(context.workspace().id()).isEqualTo("w1");
            assertThat(context.workspace().name()).isEqualTo("Development");
            assertThat(context.status()).isEqualTo(FastPixContext.Status.MEDIA_CREATED);
            assertThat(context.attempts())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.number("/n")).isOne());
            assertThat(media.tracks()).singleElement().satisfies(track -> {
                assertThat(track.mediaId()).isEqualTo("m1");
                assertThat(track.context()).isSameAs(context);
            });
            assertThat(context).hasToString("FastPixContext[FastPixObject[media m1]]");
            assertThat(context.workspace()).hasToString("FastPixWorkspace[w1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"workspace", "Workspace", "environment"})
    void readsTheWorkspaceInAllSpellings(String name) {
        FastPixEvent event = read(
                "{\"type\":\"video.live_stream.created\",\"" + name
                        + "\":{\"name\":\"production\",\"id\":\"w1\"},\"object\":{\"name\":\"live\",\"id\":\"s1\"},\"data\":{}}");

        assertThat(event).isInstanceOfSatisfying(FastPixEvent.LiveStreamCreated.class, created -> {
            assertThat(created.stream().context().workspace().id()).isEqualTo("w1");
            assertThat(created.stream().context().object().type()).isEqualTo(FastPixObject.Type.LIVE);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"object\":null,\"workspace\":null,\"status\":null,\"attempts\":null",
                ",\"object\":7,\"workspace\":[],\"status\":{},\"attempts\":{}",
                ",\"object\":{\"type\":1,\"id\":[]},\"workspace\":{\"id\":{},\"name\":2},\"attempts\":[null,[],\"x\"]"
            })
    void aMissingContextIsEmptyAndNeverNull(String around) {
        FastPixEvent event = read("{\"type\":\"video.media.ready\",\"data\":{}" + around + "}");

        FastPixContext context = ((FastPixEvent.MediaEvent) event).media().context();
        assertThat(context.object().type()).isNull();
        assertThat(context.object().id()).isNull();
        assertThat(context.workspace().id()).isNull();
        assertThat(context.workspace().name()).isNull();
        assertThat(context.status()).isNull();
        assertThat(context.attempts()).isEmpty();
        assertThat(context).hasToString("FastPixContext[FastPixObject[- -]]");
    }

    @Test
    void readsUploadsWithAllDocumentedFields() {
        FastPixUpload upload = upload("""
                {"uploadId":"u1","trial":false,"status":"waiting","url":"https://storage.example.com/u1?signature=s",\
                "timeout":14400,"corsOrigin":"*","pushMediaSettings":{"more":1,"playbackIds":[{"accessPolicy":"public",\
                "accessRestrictions":{"domains":{"defaultPolicy":"allow","allow":[],"deny":[]}}}]}}""");

        assertThat(upload.id()).isEqualTo("u1");
        assertThat(upload.mediaId()).isNull();
        assertThat(upload.trial()).isFalse();
        assertThat(upload.status()).isEqualTo(FastPixUpload.Status.WAITING);
        assertThat(upload.url()).isEqualTo(URI.create("https://storage.example.com/u1?signature=s"));
        assertThat(upload.timeout()).isEqualTo(Duration.ofHours(4));
        assertThat(upload.corsOrigin()).isEqualTo("*");
        assertThat(upload.pushMediaSettings()).isNotNull().satisfies(settings -> {
            assertThat(settings.playbackIds()).singleElement().satisfies(playback -> {
                assertThat(playback.id()).isNull();
                assertThat(playback.accessPolicy()).isEqualTo(FastPixAccessPolicy.PUBLIC);
            });
            assertThat(settings).hasToString("Settings[…]");
        });
        assertThat(upload).hasToString("FastPixUpload[u1]");
    }

    @Test
    void readsACancelledUploadAlsoWhereTheDataIsAMedia() {
        FastPixEvent event = read("""
                {"type":"video.media.upload.cancelled","data":{"id":"m1","status":"Created"}}""");

        assertThat(event).isInstanceOfSatisfying(FastPixEvent.UploadCancelled.class, cancelled -> {
            assertThat(cancelled.upload().id()).isNull();
            assertThat(cancelled.upload().mediaId()).isEqualTo("m1");
        });
    }

    @Test
    void readsTracksWithAllDocumentedFields() {
        FastPixTrack track = track("""
                        {"id":"t1","type":"subtitle","status":"available","languageCode":"en","languageName":"English",\
                        "width":1,"height":2,"frameRate":29.97}""");

        assertThat(track.id()).isEqualTo("t1");
        assertThat(track.mediaId()).isEqualTo("m1");
        assertThat(track.context().object().id()).isEqualTo("m1");
        assertThat(track.type()).isEqualTo(FastPixTrack.Type.SUBTITLE);
        assertThat(track.status()).isEqualTo(FastPixTrack.Status.AVAILABLE);
        assertThat(track.languageCode()).isEqualTo("en");
        assertThat(track.languageName()).isEqualTo("English");
        assertThat(track.width()).isEqualTo(1L);
        assertThat(track.height()).isEqualTo(2L);
        assertThat(track.frameRate()).isEqualTo(29.97);
        assertThat(track).hasToString("FastPixTrack[t1]");
    }

    @Test
    void readsChaptersWithAllDocumentedFields() {
        FastPixEvent event = read("""
                        {"type":"video.mediaAI.chapters.ready","object":{"type":"media","id":"m1"},"data":{"isChaptersGenerated":true,\
                        "chapters":[{"chapter":"1","startTime":"00:00:00","endTime":"00:00:52","title":"Intro","summary":"Hello."},\
                        {"chapter":2},"three"]}}""");

        assertThat(event).isInstanceOfSatisfying(FastPixEvent.ChaptersReady.class, ready -> {
            FastPixChapters result = ready.result();
            assertThat(result.mediaId()).isEqualTo("m1");
            assertThat(result.isChaptersGenerated()).isTrue();
            assertThat(result)
                    .hasToString("FastPixChapters[m1]")
                    .extracting(FastPixChapters::context)
                    .isNotNull();
            assertThat(result.chapters())
                    .satisfiesExactly(
                            first -> {
                                assertThat(first.chapter()).isEqualTo("1");
                                assertThat(first.startTime()).isEqualTo(Duration.ZERO);
                                assertThat(first.endTime()).isEqualTo(Duration.ofSeconds(52));
                                assertThat(first.title()).isEqualTo("Intro");
                                assertThat(first.summary()).isEqualTo("Hello.");
                                assertThat(first).hasToString("Chapter[1]");
                            },
                            second -> {
                                assertThat(second.chapter()).isEqualTo("2");
                                assertThat(second.startTime()).isNull();
                                assertThat(second.endTime()).isNull();
                                assertThat(second.title()).isNull();
                                assertThat(second.summary()).isNull();
                            });
        });
    }

    @Test
    void keepsTheOtherAiOutputsAsTheyCame() {
        String around = "\",\"data\":{\"found\":[\"x\"]},\"object\":{\"type\":\"media\",\"id\":\"m1\"}}";
        FastPixAiResult[] results = {
            ai("{\"type\":\"video.mediaAI.summary.ready" + around),
            ai("{\"type\":\"video.mediaAI.moderation.ready" + around),
            ai("{\"type\":\"video.mediaAI.named-entities.ready" + around)
        };

        assertThat(results).extracting(FastPixAiResult::mediaId).containsOnly("m1");
        assertThat(results)
                .extracting(Object::toString)
                .containsExactly("FastPixSummary[m1]", "FastPixModeration[m1]", "FastPixNamedEntities[m1]");
        assertThat(results)
                .extracting(FastPixResourcesTest::output)
                .allSatisfy(json -> assertThat(json.text("/found/0")).isEqualTo("x"));
    }

    private static FastPixAiResult ai(String body) {
        return ((FastPixEvent.AiEvent) read(body)).result();
    }

    private static Json output(FastPixAiResult result) {
        if (result instanceof FastPixSummary summary) {
            return summary.output();
        }
        if (result instanceof FastPixModeration moderation) {
            return moderation.output();
        }
        return ((FastPixNamedEntities) result).output();
    }

    @Test
    void readsLiveStreamsWithAllDocumentedFields() {
        FastPixLiveStream stream = stream("""
                {"streamId":"s1","streamKey":"canary-key","srtSecret":"canary-srt","trial":false,"status":"active",\
                "maxResolution":"1080p","maxDuration":28800,"createdAt":"2023-12-06T09:12:28.808Z","reconnectWindow":60,\
                "enableRecording":true,"enableDvrMode":false,"lowLatency":true,"closedCaptions":false,"mediaPolicy":"private",\
                "metadata":{"key":"value"},"playbackIds":[{"id":"p1","accessPolicy":"drm"}],\
                "srtPlaybackResponse":{"srtPlaybackSecret":"canary-playback"},"test":true,"audioOnly":false}""");

        assertThat(stream.id()).isEqualTo("s1");
        assertThat(stream.streamKey()).isEqualTo("canary-key");
        assertThat(stream.srtSecret()).isEqualTo("canary-srt");
        assertThat(stream.trial()).isFalse();
        assertThat(stream.test()).isTrue();
        assertThat(stream.audioOnly()).isFalse();
        assertThat(stream.status()).isEqualTo(FastPixLiveStream.Status.ACTIVE);
        assertThat(stream.maxResolution()).isEqualTo("1080p");
        assertThat(stream.maxDuration()).isEqualTo(Duration.ofHours(8));
        assertThat(stream.reconnectWindow()).isEqualTo(Duration.ofMinutes(1));
        assertThat(stream.createdAt()).isEqualTo("2023-12-06T09:12:28.808Z");
        assertThat(stream.enableRecording()).isTrue();
        assertThat(stream.enableDvrMode()).isFalse();
        assertThat(stream.lowLatency()).isTrue();
        assertThat(stream.closedCaptions()).isFalse();
        assertThat(stream.mediaPolicy()).isEqualTo(FastPixAccessPolicy.PRIVATE);
        assertThat(stream.metadata()).containsEntry("key", "value");
        assertThat(stream.playbackIds())
                .singleElement()
                .extracting(FastPixPlaybackId::accessPolicy)
                .isEqualTo(FastPixAccessPolicy.DRM);
        assertThat(stream.srtPlaybackResponse()).isNotNull().satisfies(json -> {
            assertThat(json.text("/srtPlaybackSecret")).isEqualTo("canary-playback");
            assertThat(json.toString()).doesNotContain("canary");
        });
        assertThat(stream).hasToString("FastPixLiveStream[s1]");
    }

    @Test
    void readsLiveStreamsInTheSpellingOfTheDocumentation() {
        FastPixLiveStream stream = stream("""
                {"srtSecert":"s","mediapolicy":"public","playback_ids":[{"id":"p1"}]}""");

        assertThat(stream.srtSecret()).isEqualTo("s");
        assertThat(stream.mediaPolicy()).isEqualTo(FastPixAccessPolicy.PUBLIC);
        assertThat(stream.playbackIds()).hasSize(1);
    }

    @Test
    void readsSimulcastTargets() {
        FastPixEvent event = read("""
                        {"type":"video.live_stream.simulcast_target.updated","object":{"type":"live","id":"s1"},\
                        "data":{"simulcastId":"t1","streamId":"s1"}}""");

        assertThat(event).isInstanceOfSatisfying(FastPixEvent.SimulcastTargetUpdated.class, updated -> {
            assertThat(updated.target().id()).isEqualTo("t1");
            assertThat(updated.target().streamId()).isEqualTo("s1");
            assertThat(updated.target().context().object().id()).isEqualTo("s1");
            assertThat(updated.target()).hasToString("FastPixSimulcastTarget[t1]");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "[]", "{}", "[[{}]]", "{\"a\":{\"b\":[1]}}", "1e999999"})
    void mistypedFieldsOfAMediaAreNull(String value) {
        FastPixMedia media = media(mistyped(MEDIA_NAMES, value));

        assertThat(media.id()).isNull();
        assertThat(media.streamId()).isNull();
        assertThat(media.workspaceId()).isNull();
        assertThat(media.status()).isNull();
        assertThat(media.title()).isNull();
        assertThat(media.creatorId()).isNull();
        assertThat(media.metadata()).isEmpty();
        assertThat(media.thumbnail()).isNull();
        assertThat(media.duration()).isNull();
        assertThat(media.aspectRatio()).isNull();
        assertThat(media.mediaQuality()).isNull();
        assertThat(media.maxResolution()).isNull();
        assertThat(media.sourceResolution()).isNull();
        assertThat(media.mp4Support()).isNull();
        assertThat(media.playbackIds()).isEmpty();
        assertThat(media.tracks()).isEmpty();
        assertThat(media.generatedSubtitles()).isEmpty();
        assertThat(media.createdAt()).isNull();
        assertThat(media.updatedAt()).isNull();
        assertThat(media).hasToString("FastPixMedia[-]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"text\"", "[]", "{}"})
    void mistypedTruthValuesAreNull(String value) {
        FastPixMedia media = media(mistyped(MEDIA_NAMES, value));
        FastPixLiveStream stream = stream(mistyped(STREAM_NAMES, value));

        assertThat(media.trial()).isNull();
        assertThat(media.sourceAccess()).isNull();
        assertThat(media.isAudioOnly()).isNull();
        assertThat(media.subtitleAvailable()).isNull();
        assertThat(stream.trial()).isNull();
        assertThat(stream.test()).isNull();
        assertThat(stream.audioOnly()).isNull();
        assertThat(stream.enableRecording()).isNull();
        assertThat(stream.enableDvrMode()).isNull();
        assertThat(stream.lowLatency()).isNull();
        assertThat(stream.closedCaptions()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"text\"", "true", "[{}]"})
    void mistypedObjectsAreNull(String value) {
        FastPixMedia media = media(mistyped(MEDIA_NAMES, value));

        assertThat(media.summary()).isNull();
        assertThat(media.chapters()).isNull();
        assertThat(media.namedEntities()).isNull();
        assertThat(media.moderation()).isNull();
        assertThat(stream(mistyped(STREAM_NAMES, value)).srtPlaybackResponse()).isNull();
        assertThat(upload("{\"pushMediaSettings\":" + value + "}").pushMediaSettings())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "[]", "{}"})
    void mistypedFieldsOfOtherResourcesAreNull(String value) {
        FastPixLiveStream stream = stream(mistyped(STREAM_NAMES, value));
        FastPixUpload upload =
                upload(mistyped("uploadId,id,status,trial,url,timeout,corsOrigin", value.replace("true", "[1]")));
        FastPixTrack track = track(mistyped("id,type,status,languageCode,languageName,width,height,frameRate", value));

        assertThat(stream.id()).isNull();
        assertThat(stream.status()).isNull();
        assertThat(stream.streamKey()).isNull();
        assertThat(stream.srtSecret()).isNull();
        assertThat(stream.maxResolution()).isNull();
        assertThat(stream.maxDuration()).isNull();
        assertThat(stream.reconnectWindow()).isNull();
        assertThat(stream.mediaPolicy()).isNull();
        assertThat(stream.metadata()).isEmpty();
        assertThat(stream.playbackIds()).isEmpty();
        assertThat(stream.createdAt()).isNull();
        assertThat(upload.id()).isNull();
        assertThat(upload.mediaId()).isNull();
        assertThat(upload.status()).isNull();
        assertThat(upload.trial()).isNull();
        assertThat(upload.url()).isNull();
        assertThat(upload.timeout()).isNull();
        assertThat(upload.corsOrigin()).isNull();
        assertThat(track.id()).isNull();
        assertThat(track.type()).isNull();
        assertThat(track.status()).isNull();
        assertThat(track.languageCode()).isNull();
        assertThat(track.languageName()).isNull();
        assertThat(track.width()).isNull();
        assertThat(track.height()).isNull();
        assertThat(track.frameRate()).isNull();
    }

    @Test
    void ignoresUnknownFieldsAtEveryDepth() {
        FastPixMedia media = media("""
                {"new":{"id":"no"},"id":"m1","playbackIds":[{"new":[{"id":"no"}],"id":"p1","accessRestrictions":{"new":1,"domains":\
                {"new":{},"allow":["a",1,null,{"b":"c"}]}}}],"tracks":[{"new":{"id":"no"},"id":"t1"},null,7,["x"]],"newer":[[]]}""");

        assertThat(media.id()).isEqualTo("m1");
        assertThat(media.tracks()).singleElement().extracting(FastPixTrack::id).isEqualTo("t1");
        assertThat(media.playbackIds()).singleElement().satisfies(playback -> {
            assertThat(playback.id()).isEqualTo("p1");
            assertThat(playback.accessRestrictions())
                    .isNotNull()
                    .extracting(FastPixAccessRestrictions::domains)
                    .isNotNull()
                    .satisfies(rule -> assertThat(rule.allow()).containsExactly("a"));
        });
    }

    @Test
    void keepsUnknownValuesOfVocabularies() {
        FastPixMedia media = media("""
                {"status":"Dreaming","mediaQuality":"ultra","mp4Support":"8k","playbackIds":[{"accessPolicy":"friends",\
                "accessRestrictions":{"domains":{"defaultPolicy":"ask"}}}],"tracks":[{"type":"smell","status":"late"}]}""");

        assertThat(media.status()).isEqualTo(new FastPixMedia.Status("Dreaming"));
        assertThat(media.mediaQuality()).isEqualTo(new FastPixMedia.Quality("ultra"));
        assertThat(media.mp4Support()).isEqualTo(new FastPixMedia.Mp4Support("8k"));
        assertThat(media.playbackIds())
                .extracting(FastPixPlaybackId::accessPolicy)
                .containsExactly(new FastPixAccessPolicy("friends"));
        assertThat(media.tracks()).extracting(FastPixTrack::type).containsExactly(new FastPixTrack.Type("smell"));
        assertThat(media.tracks()).extracting(FastPixTrack::status).containsExactly(new FastPixTrack.Status("late"));
        assertThat(stream("{\"status\":\"asleep\"}").status()).isEqualTo(new FastPixLiveStream.Status("asleep"));
        assertThat(upload("{\"status\":\"lost\"}").status()).isEqualTo(new FastPixUpload.Status("lost"));
    }

    @Test
    void listsAndMapsCannotBeChanged() {
        FastPixMedia media = media(MEDIA);

        assertThatThrownBy(() -> media.tracks().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> media.playbackIds().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> media.generatedSubtitles().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> media.metadata().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void escapesIdsInText() {
        assertThat(media("{\"id\":\"a\\nb\"}")).hasToString("FastPixMedia[a\\u000ab]");
    }

    private static final String MEDIA_NAMES =
            "id,streamId,workspaceId,status,title,creatorId,metadata,thumbnail,trial,duration,aspectRatio,mediaQuality,"
                    + "maxResolution,sourceResolution,mp4Support,sourceAccess,isAudioOnly,subtitleAvailable,playbackIds,"
                    + "tracks,generatedSubtitles,summary,chapters,namedEntities,moderation,createdAt,updatedAt";

    private static final String STREAM_NAMES =
            "streamId,status,streamKey,srtSecret,trial,test,audioOnly,maxResolution,maxDuration,reconnectWindow,"
                    + "enableRecording,enableDvrMode,lowLatency,closedCaptions,mediaPolicy,metadata,playbackIds,"
                    + "srtPlaybackResponse,createdAt";

    /** An object that has the same value under each of these names. */
    private static String mistyped(String names, String value) {
        return "{\"" + names.replace(",", "\":" + value + ",\"") + "\":" + value + "}";
    }
}
