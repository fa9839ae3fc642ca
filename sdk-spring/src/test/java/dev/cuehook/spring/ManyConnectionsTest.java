package dev.cuehook.spring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.WebhookEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** More senders that never end than the server has threads, set up as the documentation says. */
class ManyConnectionsTest {

    private static final String SECRET = "c2VjcmV0LW9mLWZhc3RwaXg=";
    private static final int THREADS = 16;

    private final List<Socket> senders = new ArrayList<>();
    private volatile boolean ended;

    /** A signature that the head shows to be none, and one that only the body would show to be false. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void takeNoThreadFromAGenuineDelivery(String signature) throws IOException {
        try (Application application = Application.start(
                Studio.class,
                "--server.tomcat.max-swallow-size=0",
                "--server.tomcat.threads.max=" + THREADS,
                "--server.jetty.threads.max=" + THREADS,
                "--cuehook.endpoints.fastpix.platform=fastpix",
                "--cuehook.endpoints.fastpix.secrets=" + SECRET,
                "--cuehook.endpoints.fastpix.body-time=20ms")) {
            for (int i = 0; i < 4 * THREADS; i++) {
                senders.add(sender(application, signature));
            }
            Thread dribbling = new Thread(this::dribble, "senders");
            dribbling.start();
            String body = Deliveries.fastPixReady("genuine", "m1");

            assertThat(application.post("/webhooks/fastpix", body, "FastPix-Signature", Signed.base64(SECRET, body)))
                    .isEqualTo(200);
            assertThat(application.context().getBean(Heard.class).next()).isEqualTo("genuine");
        } finally {
            ended = true;
            for (Socket sender : senders) {
                sender.close();
            }
        }
    }

    private static Socket sender(Application application, String signature) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port());
        socket.getOutputStream()
                .write(("POST /webhooks/fastpix HTTP/1.1\r\nHost: localhost\r\nFastPix-Signature: " + signature
                                + "\r\nContent-Length: 65536\r\n\r\n")
                        .getBytes(ISO_8859_1));
        return socket;
    }

    private void dribble() {
        while (!ended) {
            for (Socket sender : senders) {
                try {
                    sender.getOutputStream().write(' ');
                } catch (IOException e) {
                    // closed by the server, as it should be
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Studio {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        Catalog catalog(Heard heard) {
            return new Catalog(heard);
        }
    }

    record Catalog(Heard heard) {

        @WebhookListener
        void any(WebhookEvent event) {
            heard.add(String.valueOf(event.envelope().id()));
        }
    }
}
