package dev.cuehook.internal.root;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2025-01-09T06:39:14.937304986Z, 2025-01-09T06:39:14.937304986Z",
        "2024-08-27T00:20:57+00:00, 2024-08-27T00:20:57Z",
        "2024-10-15T08:03:43+0000, 2024-10-15T08:03:43Z",
        "2024-10-15T08:03:43+00, 2024-10-15T08:03:43Z",
        "2024-10-15T10:03:43+02:00, 2024-10-15T08:03:43Z",
        "2024-10-15T08:03:43-0330, 2024-10-15T11:33:43Z",
        "2024-10-15T08:03:43, 2024-10-15T08:03:43Z",
        "2024-10-15 08:03:43, 2024-10-15T08:03:43Z",
        "2024-10-15t08:03:43z, 2024-10-15T08:03:43Z",
        "2024-10-15T08:03:43.5, 2024-10-15T08:03:43.500Z",
        "1588864470, 2020-05-07T15:14:30Z",
        "1588864470.813283, 2020-05-07T15:14:30.813283Z",
        "1588864470813, 2020-05-07T15:14:30.813Z",
        "0, 1970-01-01T00:00:00Z",
    })
    void readsTheSpellingsThatPlatformsUse(String text, Instant expected) {
        assertThat(WireTime.instant(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "null",
                "2024-10-15",
                "2024-10-15T",
                "2024-13-15T08:03:43Z",
                "2024-02-30T08:03:43Z",
                "2024-10-15T24:00:00Z",
                "2024-10-15T08:60:00Z",
                "2024-10-15T08:03:60Z",
                "2024-10-15T08:03Z",
                "2024-10-15T08:03:43.Z",
                "2024-10-15T08:03:43.1234567890Z",
                "2024-10-15T08:03:43+25:00",
                "-1",
                "1e9",
                "1E9",
                "99999999999999999999999999999999999999999",
                "NaN",
                "Infinity",
                "0x10",
                "1_000",
                "--1",
                "99999999999999999999"
            })
    void readsNothingElseAndNeverFails(String text) {
        assertThat(WireTime.instant(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T12:00:00Z, 2026-01-01T12:00:00Z",
        "2026-01-01T12:00:00+00:00, 2026-01-01T12:00:00Z",
        "2026-01-01T14:00:00+02:00, 2026-01-01T12:00:00Z",
        "2026-01-01T12:00:00.123456789Z, 2026-01-01T12:00:00.123456789Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    })
    void readsASignedTimeInStrictRfc3339(String text, Instant expected) {
        assertThat(WireTime.strictRfc3339(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-01T12:00:00", // its last colon is no offset's
                "2026-01-01T12:00:00.5",
                "2026-01-01 12:00:00Z",
                "2026-01-01T 12:00:00Z",
                "2026-01-0112:00:00Z",
                "2026-01-01T12:00:00ZZ",
                "2026-01-01T12:00:00ZZZ",
                "2026-01-01T12:00:00Z+0000",
                "2026-01-01T12:00:00+00:00Z",
                "2026-01-01T12:00:00+0000",
                "2026-01-01T12:00:00+00",
                "2026-01-01T12:00:00z",
                "2026-01-01t12:00:00Z",
                "2026-1-1T12:00:00Z",
                "+2026-01-01T12:00:00Z",
                "12026-01-01T12:00:00Z",
                "-026-01-01T12:00:00Z",
                "2026-02-29T12:00:00Z",
                "2026-01-01T12:00:00 Z",
                " 2026-01-01T12:00:00Z",
                "2026-01-01T12:00:00Z ",
                "2026-01-01T12:00:00Z\n",
                "٢٠٢٦-01-01T12:00:00Z",
                "2026-01-01T12:00:00.1234567890Z",
                "2026-01-01T12:00:00+19:00"
            })
    void readsNothingElseAsASignedTime(String text) {
        assertThat(WireTime.strictRfc3339(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "00:03:03, PT3M3S",
        "1:2:3, PT1H2M3S",
        "00:00:00.5, PT0.5S",
        "9999:59:59.999999999, PT9999H59M59.999999999S",
        "12.5, PT12.5S",
        "0, PT0S",
    })
    void readsDurations(String text, Duration expected) {
        assertThat(WireTime.duration(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1:2",
                "00:60:00",
                "00:00:60",
                "-1",
                "1e3",
                "00:00:00.",
                "12345:00:00",
                "100000000000",
                "NaN"
            })
    void readsNothingElseAsADuration(String text) {
        assertThat(WireTime.duration(text)).isNull();
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            for (String tag :
                    new String[] {"tr-TR", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "hi-IN-u-nu-deva"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(WireTime.instant("2026-01-01T12:00:00Z")).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
                assertThat(LogText.clean("a b")).isEqualTo("a\\u0020b");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @RepeatedTest(300)
    void agreesWithTheJdk(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Instant time = Instant.ofEpochSecond(random.nextInt() & 0x7fffffffL, random.nextInt(1_000_000_000));
        ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(37) - 18) * 3_600);
        OffsetDateTime there = time.atOffset(offset);

        String iso =
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(there.getSecond() == 0 ? there.plusSeconds(1) : there);
        assertThat(WireTime.strictRfc3339(iso)).isEqualTo(Instant.from(OffsetDateTime.parse(iso)));
        assertThat(WireTime.instant(iso)).isEqualTo(Instant.from(OffsetDateTime.parse(iso)));

        String local =
                time.atOffset(ZoneOffset.UTC).toLocalDateTime().plusNanos(1).toString();
        assertThat(WireTime.instant(local)).isEqualTo(LocalDateTime.parse(local).toInstant(ZoneOffset.UTC));

        BigDecimal seconds = BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9));
        assertThat(WireTime.epoch(seconds.toPlainString())).isEqualTo(time);
        assertThat(WireTime.seconds(seconds.toPlainString())).isEqualTo(Duration.between(Instant.EPOCH, time));
    }

    @RepeatedTest(300)
    void neverFailsWhateverComes(RepetitionInfo repetition) {
        Random random = new Random(10_000 + repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(45); length > 0; length--) {
            text.append("0123456789-:.TZ+ e\u0660".charAt(random.nextInt(19)));
        }
        Instant strict = WireTime.strictRfc3339(text.toString());
        assertThat(strict == null || strict.equals(WireTime.instant(text.toString())))
                .isTrue();
        Duration duration = WireTime.duration(text.toString());
        assertThat(duration == null || !duration.isNegative()).isTrue();
    }
}
