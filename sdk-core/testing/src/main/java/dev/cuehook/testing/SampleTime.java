package dev.cuehook.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How platforms write times. */
enum SampleTime {
    /** As the body has it: a number counts seconds, everything else is RFC 3339. */
    AS_IT_STANDS("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'"),
    /** {@code 2025-01-09T06:39:14.937304986Z}. */
    NANOS("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'"),
    /** {@code 2020-02-24T11:52:20.810Z}. */
    MILLIS("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'"),
    /** {@code 2024-10-15T16:32:28Z}. */
    SECONDS("uuuu-MM-dd'T'HH:mm:ss'Z'"),
    /** {@code 2024-08-27T00:20:57+00:00}. */
    SECONDS_WITH_OFFSET("uuuu-MM-dd'T'HH:mm:ss'+00:00'"),
    /** {@code 1588864470}. */
    EPOCH_SECONDS("") {
        @Override
        JsonNode write(Instant time) {
            return JsonNodeFactory.instance.numberNode(time.getEpochSecond());
        }
    },
    /** {@code 1588864470.813283}. */
    EPOCH_MICROS("") {
        @Override
        JsonNode write(Instant time) {
            BigDecimal seconds =
                    BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano() / 1_000, 6));
            return JsonNodeFactory.instance.numberNode(seconds);
        }
    };

    private final DateTimeFormatter format;

    SampleTime(String pattern) {
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    JsonNode write(Instant time) {
        return JsonNodeFactory.instance.textNode(format.format(time));
    }
}
