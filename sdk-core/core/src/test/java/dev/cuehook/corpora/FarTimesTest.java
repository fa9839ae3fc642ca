package dev.cuehook.corpora;

import static dev.cuehook.corpora.Verdict.Kind.EVENT;
import static dev.cuehook.corpora.Verdict.Kind.REFUSED;
import static dev.cuehook.sender.Crypto.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leap seconds, far years, and times that are none: signed, and inside of events. */
class FarTimesTest {

    private static Wire signedAt(Sender sender, String time) {
        return switch (sender) {
            case STANDARD_WEBHOOKS -> Sender.standard("webhook", "m", time, sender.sampleBody(), sender.secret());
            case SVIX -> Sender.standard("svix", "m", time, sender.sampleBody(), sender.secret());
            case MUX -> Sender.pairs("Mux-Signature", time, sender.sampleBody(), sender.secret());
            default -> Sender.pairs("Stripe-Signature", time, sender.sampleBody(), sender.secret());
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "-62135596800",
                "1",
                "253402300799",
                "253402300800",
                "9999999999999",
                "99999999999999",
                "9223372036854775807",
                "9223372036854775808",
                "340282366920938463463374607431768211456",
                "1767268800000",
                "1767268800.0",
                "1.7672688e9",
                "0x6956",
                "+1767268800",
                " 1767268800",
                "1767268800 ",
                "1767268800\u0000",
                "\u0661\u0667\u0666\u0667\u0662\u0666\u0668\u0668\u0660\u0660",
                "2026-12-31T23:59:60Z",
                "+292278994-08-17T07:12:55.807Z",
                "NaN",
                "Infinity",
                ""
            })
    void areRefusedAsTheTimeOfASignature(String time) {
        for (Sender sender : new Sender[] {Sender.STANDARD_WEBHOOKS, Sender.SVIX, Sender.MUX, Sender.STRIPE}) {
            assertThat(Verdict.of(sender.verifier(), signedAt(sender, time)).kind())
                    .as(sender.name())
                    .isEqualTo(REFUSED);
        }
    }

    @Test
    void doNotPreventTheEvent() {
        for (String time : new String[] {
            "\"2016-12-31T23:59:60Z\"",
            "\"9999-12-31T23:59:59.999999999Z\"",
            "\"-9999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"0000-00-00T00:00:00Z\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"2026-01-01T24:00:00Z\"",
            "\"2026-01-01T00:00:00+99:99\"",
            "9223372036854775807",
            "-9223372036854775808",
            "1e300",
            "-0",
            "1767268800.123456789",
            "{}",
            "[1,2]"
        }) {
            for (Sender sender : Sender.values()) {
                String sample = new String(sender.sampleBody(), java.nio.charset.StandardCharsets.UTF_8);
                StringBuilder body = new StringBuilder("{");
                for (String name : new String[] {
                    "createdAt",
                    "created_at",
                    "created",
                    "timestamp",
                    "occured_at",
                    "occurred_at",
                    "event_time",
                    "completed",
                    "event_created_at",
                    "updatedAt"
                }) {
                    if (!sample.contains("\"" + name + "\"")) {
                        body.append('"').append(name).append("\":").append(time).append(',');
                    }
                }
                Wire wire = sender.sign(utf8(body + sample.substring(1)));
                assertThat(Verdict.of(sender.verifier(), wire).kind())
                        .as("%s %s", sender, time)
                        .isEqualTo(EVENT);
            }
        }
    }
}
