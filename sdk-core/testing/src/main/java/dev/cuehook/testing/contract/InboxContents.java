package dev.cuehook.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Identity;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.StoredDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is handed out is what was accepted. */
interface InboxContents extends InboxTests {

    @Test
    default void handsOutEveryValueAsItWasAccepted() {
        Instant signedAt = Instant.parse("2025-12-31T23:59:58.123456Z");
        Instant receivedAt = Instant.parse("2026-01-01T00:00:00.654321Z");
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        StoredDelivery delivery = bench().accept(bench().delivery("clip-1")
                .type("clip.ready")
                .assurance(Assurance.TOKEN)
                .key("current", "tenant-7")
                .times(signedAt, receivedAt)
                .traceparent(traceparent)
                .signedFields(Map.of("id", "msg_1", "note", "ünï ✓ 🎬 'quoted' \"twice\"")));

        StoredDelivery handed = bench().claimOne().delivery();

        assertThat(handed.id()).isEqualTo(delivery.id());
        assertThat(handed.endpoint()).isEqualTo(InboxBench.ENDPOINT);
        assertThat(handed.platform()).isEqualTo("acme");
        assertThat(handed.identity()).isEqualTo(delivery.identity());
        assertThat(handed.resource()).isEqualTo(InboxBench.resource("clip-1"));
        assertThat(handed.type()).isEqualTo("clip.ready");
        assertThat(handed.assurance()).isEqualTo(Assurance.TOKEN);
        assertThat(handed.keyId()).isEqualTo("current");
        assertThat(handed.keyOwner()).isEqualTo("tenant-7");
        assertThat(handed.signedAt()).isEqualTo(signedAt);
        assertThat(handed.receivedAt()).isEqualTo(receivedAt);
        assertThat(handed.signedFields()).isEqualTo(delivery.signedFields());
        assertThat(handed.traceparent()).isEqualTo(traceparent);
        assertThat(handed.deadOnArrival()).isNull();
        assertThat(handed.body()).isEqualTo(delivery.body());
    }

    @Test
    default void handsOutAbsentValuesAsAbsent() {
        bench().accept(bench().delivery().type(""));

        StoredDelivery handed = bench().claimOne().delivery();

        assertThat(handed.type()).isEmpty();
        assertThat(handed.resource()).isNull();
        assertThat(handed.keyOwner()).isNull();
        assertThat(handed.signedAt()).isNull();
        assertThat(handed.traceparent()).isNull();
        assertThat(handed.signedFields()).isEmpty();
    }

    @TestFactory
    default Stream<DynamicTest> keepsBodiesOfEveryLengthByteForByte() {
        return Stream.of(0, 1, 255, 65_536, contract().longestBody())
                .map(length -> DynamicTest.dynamicTest(length + " bytes", () -> {
                    byte[] body = new byte[length];
                    new Random(length).nextBytes(body);

                    assertThat(keptBodyOf(body)).isEqualTo(body);
                }));
    }

    @Test
    default void keepsEveryByteValue() {
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }

        assertThat(keptBodyOf(body)).isEqualTo(body);
    }

    /** Types come from the wire: a store may cut or clean them, but not refuse, and must not harm anything else. */
    @TestFactory
    default Stream<DynamicTest> takesTypesOfAnyKind() {
        return Stream.of(
                        "🎬 4-byte",
                        "\u0000 NUL",
                        "lone \uD83C surrogate",
                        "'; drop table inbox; --",
                        "x".repeat(100_000))
                .map(type -> DynamicTest.dynamicTest(type.length() + " characters", () -> {
                    StoredDelivery delivery = bench().accept(bench().delivery().type(type));

                    StoredDelivery handed = bench().claimOne().delivery();

                    assertThat(handed.id()).isEqualTo(delivery.id());
                    assertThat(handed.body()).isEqualTo(delivery.body());
                    bench().drain();
                }));
    }

    /** Message ids are signed and may be long; they must come back whole. */
    @Test
    default void keepsLongSignedFields() {
        String id = "msg_" + "🎬".repeat(2_000);
        bench().accept(bench().delivery().signedFields(Map.of("id", id)));

        assertThat(bench().claimOne().delivery().signedFields()).isEqualTo(Map.of("id", id));
    }

    @Test
    default void takesALongReadableIdentityAndKeyNames() {
        byte[] key = InboxBench.key(4_711);
        StoredDelivery delivery = StoredDelivery.of(
                        "id-0123456789-0123456789-0123456789-",
                        InboxBench.ENDPOINT,
                        "acme",
                        new Identity(key, "é🎬".repeat(5_000)),
                        "{}".getBytes(StandardCharsets.UTF_8))
                .key("k".repeat(200), "owner 🎬 " + "o".repeat(200))
                .build();

        assertThat(bench().offer(delivery)).isEqualTo(AcceptOutcome.ACCEPTED);
        StoredDelivery handed = bench().claimOne().delivery();

        assertThat(handed.id()).isEqualTo(delivery.id());
        assertThat(handed.identity()).isEqualTo(delivery.identity());
        assertThat(handed.keyId()).isEqualTo(delivery.keyId());
        assertThat(handed.keyOwner()).isEqualTo(delivery.keyOwner());
    }

    private byte[] keptBodyOf(byte[] body) {
        StoredDelivery.Builder delivery = bench().delivery();
        bench().accept(delivery.body(body));
        byte[] kept = bench().claimOne().delivery().body();
        bench().drain();
        return kept;
    }
}
