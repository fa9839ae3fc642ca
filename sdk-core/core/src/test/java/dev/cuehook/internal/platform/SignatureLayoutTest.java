package dev.cuehook.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookRefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Lists in headers, read by offsets: the same is found in them as by cutting them into texts. */
class SignatureLayoutTest {

    private static final List<String> PIECES = List.of(
            "t=", "t=1", "v1=", "v1=ab", "v1,", "v1,AA==", "v2=cd", "=", "==", "t", "v1", " ", "\t", ",", "a", "1");

    @RepeatedTest(200)
    void findsWhatCuttingFinds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 100; i++) {
            String value = IntStream.range(0, random.nextInt(random.nextInt(10) == 0 ? 120 : 9))
                    .mapToObj(piece -> PIECES.get(random.nextInt(PIECES.size())) + (random.nextBoolean() ? "," : ""))
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));

            assertThat(found(SignatureLayout.pairs("t", "v1"), value)).as(value).isEqualTo(pairs(value));
            assertThat(found(SignatureLayout.versions(), value)).as(value).isEqualTo(versions(value));
        }
    }

    @Test
    void aListThatIsTooLongIsThatWhateverElseIsWrongWithIt() {
        String thirty = "v1=ab,".repeat(30);
        assertThat(found(SignatureLayout.pairs("t", "v1"), "t=1,t=2," + thirty)).isEqualTo("SIGNATURE_REPEATED");
        assertThat(found(SignatureLayout.pairs("t", "v1"), "t=1,t=2," + thirty + "v1=ab"))
                .isEqualTo("SIGNATURE_MALFORMED");
        assertThat(found(SignatureLayout.pairs("t", "v1"), "t=1," + thirty + "v1=ab,,, ,\t,"))
                .endsWith("v1:ab");
    }

    private static String found(SignatureLayout layout, String value) {
        List<String> signatures = new ArrayList<>();
        try {
            String time = layout.parse(
                    value,
                    (in, label, labelEnd, from, to) ->
                            signatures.add(in.substring(label, labelEnd) + ":" + in.substring(from, to)));
            return time + " " + String.join(" ", signatures);
        } catch (WebhookRefusedException e) {
            return e.refusal().name();
        }
    }

    private static List<String> cut(String value, String separator) {
        return Arrays.stream(value.split(separator, -1))
                .map(part -> part.replaceAll("^[ \t]+|[ \t]+$", ""))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String pairs(String value) {
        List<String> parts = cut(value, ",");
        String time = null;
        List<String> signatures = new ArrayList<>();
        if (parts.size() > 32) {
            return Refusal.SIGNATURE_MALFORMED.name();
        }
        for (String part : parts) {
            String[] pair = part.split("=", 2);
            if (pair.length < 2 || pair[0].isEmpty()) {
                return Refusal.SIGNATURE_MALFORMED.name();
            }
            if (pair[0].equals("t") && time != null) {
                return Refusal.SIGNATURE_REPEATED.name();
            }
            time = pair[0].equals("t") ? pair[1] : time;
            if (pair[0].equals("v1")) {
                signatures.add("v1:" + pair[1]);
            }
        }
        return time == null ? Refusal.SIGNATURE_MALFORMED.name() : time + " " + String.join(" ", signatures);
    }

    private static String versions(String value) {
        List<String> parts = cut(value, " ");
        return parts.size() > 32
                ? Refusal.SIGNATURE_MALFORMED.name()
                : "null "
                        + parts.stream()
                                .map(part -> part.split(",", 2))
                                .filter(pair -> pair.length == 2 && !pair[0].isEmpty())
                                .map(pair -> pair[0] + ":" + pair[1])
                                .collect(Collectors.joining(" "));
    }
}
