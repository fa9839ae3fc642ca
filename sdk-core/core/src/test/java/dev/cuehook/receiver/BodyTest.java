package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.WebhookResponse;
import dev.cuehook.internal.receiver.BodyBudget;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    private static final Wire READY = Cues.fastpix("e1", "m1");
    private static final int LENGTH = READY.body().length;

    private final Rig rig = new Rig.Builder()
            .endpoint(Sender.FASTPIX, options -> options.bodyLimit(LENGTH).bodyTime(Duration.ofSeconds(10)))
            .open();

    @AfterEach
    void close() {
        rig.close();
    }

    private WebhookResponse send(String announced, InputStream body) {
        return rig.send(
                announced.isEmpty()
                        ? Rig.head(READY).head()
                        : Rig.head(READY).header("Content-Length", announced).head(),
                body);
    }

    private static InputStream body(int length) {
        return new ByteArrayInputStream(READY.body(), 0, length);
    }

    @Test
    void takesABodyOfExactlyTheLimitAnnouncedOrNot() {
        assertThat(send(String.valueOf(LENGTH), body(LENGTH)).status()).isEqualTo(200);
        assertThat(rig.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(send("", body(LENGTH)).status()).isEqualTo(200);
        assertThat(rig.outcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void aLargeBodyGivesItsBytesBackToTheBudgetWhateverBecomesOfIt() {
        long all = Runtime.getRuntime().maxMemory() / 8;
        Wire large =
                Cues.signed(Sender.FASTPIX, "{\"type\":\"x\",\"id\":\"e1\",\"a\":\"" + "x".repeat(100_000) + "\"}");
        try (Rig other = Rig.of(Sender.FASTPIX).open()) {
            for (Wire wire : List.of(large, large, large.withBitTurned(99))) {
                other.send(Rig.head(wire).head(), new ByteArrayInputStream(wire.body()));

                assertThat(BodyBudget.ofProcess().tryTake(all)).isTrue();
                BodyBudget.ofProcess().giveBack(all);
            }
            assertThat(other.heard.answered)
                    .extracting(ReceiverListener.Answered::outcome)
                    .containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.REFUSED);
        }
    }

    @Test
    void takesABodyThatComesByteByByte() {
        InputStream dripping = new InputStream() {
            private int next;

            @Override
            public int read() {
                return next < LENGTH ? READY.body()[next++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                int one = read();
                if (one < 0) {
                    return -1;
                }
                bytes[from] = (byte) one;
                return 1;
            }
        };

        assertThat(send("", dripping).status()).isEqualTo(200);
    }

    @Test
    void answers413ForOneByteMoreThanTheLimitThatWasNotAnnounced() {
        WebhookResponse response =
                send("", new SequenceInputStream(body(LENGTH), new ByteArrayInputStream(new byte[1])));

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.closesConnection()).isTrue();
    }

    @Test
    void answers400ForATruncatedBody() {
        WebhookResponse response = send(String.valueOf(LENGTH), body(LENGTH - 1));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.closesConnection()).isTrue();
        assertThat(rig.outcome()).isEqualTo(Outcome.TRUNCATED);
    }

    @Test
    void answers503WhereABodyWasAnnouncedAndNoneIsLeft() {
        WebhookResponse response = send(String.valueOf(LENGTH), InputStream.nullInputStream());

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsKey("Retry-After");
        assertThat(rig.outcome()).isEqualTo(Outcome.BODY_ALREADY_READ);
        assertThat(rig.receiver.recentRefusals().get(0).detail()).contains("read it");
    }

    @Test
    void answers503WhereTheAdapterKnowsThatTheBodyIsGone() {
        Ticket ticket = rig.receiver.admit(Rig.head(READY).head());

        assertThat(rig.receiver.bodyAlreadyRead(ticket).status()).isEqualTo(503);
        assertThat(rig.outcome()).isEqualTo(Outcome.BODY_ALREADY_READ);
    }

    @Test
    void answers408ForABodyThatTakesTooLong() {
        try (Rig hasty = new Rig.Builder()
                .endpoint(Sender.FASTPIX, options -> options.bodyTime(Duration.ofNanos(1)))
                .open()) {
            WebhookResponse response = hasty.send(Rig.head(READY).head(), body(LENGTH));

            assertThat(response.status()).isEqualTo(408);
            assertThat(response.closesConnection()).isTrue();
        }
    }

    @Test
    void answers408WhereTheContainerTimesOut() {
        assertThat(send("", failing(new SocketTimeoutException("canary"))).status())
                .isEqualTo(408);
    }

    @Test
    void answers400WhereTheConnectionBreaks() {
        assertThat(send("", failing(new IOException("canary"))).status()).isEqualTo(400);
    }

    @Test
    void answers400WhereTheContainersStreamThrowsWhatItWants() {
        assertThat(send("", failing(new IllegalStateException("canary"))).status())
                .isEqualTo(400);
        assertThat(rig.receiver.recentRefusals().get(0).detail()).doesNotContain("canary");
    }

    private static InputStream failing(Exception failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                if (failure instanceof IOException io) {
                    throw io;
                }
                throw (RuntimeException) failure;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return read();
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aBodyHandedInAsBytesIsHeldToTheSameLimit(int more) {
        byte[] body = new byte[LENGTH + more];
        System.arraycopy(READY.body(), 0, body, 0, LENGTH);
        Ticket ticket = rig.receiver.admit(Rig.head(READY).head());

        assertThat(rig.receiver.receive(ticket, body).status()).isEqualTo(more == 0 ? 200 : 413);
    }
}
