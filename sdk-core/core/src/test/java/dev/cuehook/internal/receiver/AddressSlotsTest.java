package dev.cuehook.internal.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Secret;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRequest;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.receiver.Ticket;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.shotstack.Shotstack;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AddressSlotsTest {

    private static final String TOKEN = "0123456789abcdef";

    @Test
    void countsEachAddressByItself() {
        AddressSlots slots = new AddressSlots(2);

        assertThat(slots.tryEnter("a")).isTrue();
        assertThat(slots.tryEnter("a")).isTrue();
        assertThat(slots.tryEnter("a")).isFalse();
        assertThat(slots.tryEnter("b")).isTrue();
        slots.leave("a");
        assertThat(slots.tryEnter("a")).isTrue();
    }

    @Test
    void leavingWithoutEnteringOpensNothing() {
        AddressSlots slots = new AddressSlots(1);
        slots.leave("a");

        assertThat(slots.tryEnter("a")).isTrue();
        assertThat(slots.tryEnter("a")).isFalse();
    }

    @Test
    @SuppressWarnings("InputStreamSlowMultibyteRead") // a body of ten bytes
    void aBodyThatIsBeingReadKeepsOthersOfItsAddressOut() {
        try (WebhookReceiver receiver = WebhookReceiver.builder()
                .endpoint(
                        "shotstack",
                        Shotstack.verifier(Secret.of(TOKEN)),
                        endpoint -> endpoint.connectionsPerAddress(1))
                .inbox(Inbox.inMemory())
                .build()) {
            receiver.startWithoutWorkers();
            int[] second = new int[2];
            InputStream first = new InputStream() {
                private int at;

                @Override
                public int read() {
                    if (at == 0) { // in the middle of the first body
                        second[0] = receive(receiver, "10.0.0.1", body("b"));
                        second[1] = receive(receiver, "10.0.0.2", body("c"));
                    }
                    byte[] bytes = "{\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8);
                    return at < bytes.length ? bytes[at++] : -1;
                }
            };

            assertThat(receive(receiver, "10.0.0.1", first)).isEqualTo(200);
            assertThat(second).containsExactly(429, 200);
            assertThat(receive(receiver, "10.0.0.1", body("d"))).isEqualTo(200);
        }
    }

    @Test
    void refusesALimitThatLetsNobodyIn() {
        assertThatThrownBy(() -> WebhookReceiver.builder()
                        .endpoint(
                                "shotstack",
                                Shotstack.verifier(Secret.of(TOKEN)),
                                endpoint -> endpoint.connectionsPerAddress(0))
                        .inbox(Inbox.inMemory())
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected at least 1");
    }

    private static InputStream body(String id) {
        return new ByteArrayInputStream(("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static int receive(WebhookReceiver receiver, String address, InputStream body) {
        WebhookHead head = WebhookRequest.post("/webhooks/shotstack?token=" + TOKEN)
                .remoteAddress(address)
                .head();
        Ticket ticket = receiver.admit(head);
        return ticket.response().orElseGet(() -> receiver.receive(ticket, body)).status();
    }
}
