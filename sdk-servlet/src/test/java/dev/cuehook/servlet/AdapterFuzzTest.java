package dev.cuehook.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.servlet.wire.FastPixWire;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Raw requests through Jetty's own parser to servlet and filter: no answer is a failure of theirs, and nothing reaches the
 * controller without its event.
 */
class AdapterFuzzTest {

    private static final Server SERVER = new Server();
    private static final LocalConnector CONNECTOR = new LocalConnector(SERVER);
    private static final WebhookReceiver RECEIVER = WebhookReceiver.builder()
            .endpoint("fastpix", FastPix.verifier(FastPixWire.secret()))
            .inbox(Inbox.inMemory())
            .handlers(handlers -> handlers.otherwise((event, delivery) -> {}))
            .build();

    @BeforeAll
    static void start() throws Exception {
        RECEIVER.startWithoutWorkers();
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new WebhookServlet(RECEIVER)), "/webhooks/*");
        context.addFilter(
                new FilterHolder(new WebhookFilter("guarded", FastPix.verifier(FastPixWire.secret()))),
                "/guarded/*",
                EnumSet.allOf(DispatcherType.class));
        context.addServlet(new ServletHolder(new Guarded()), "/guarded/*");
        SERVER.addConnector(CONNECTOR);
        SERVER.setHandler(context);
        SERVER.start();
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
        RECEIVER.close();
    }

    /** The whole request as it comes over the wire. */
    @FuzzTest(maxDuration = "10m")
    void requests(byte[] input) throws Exception {
        ByteBuffer answer = CONNECTOR.getResponse(ByteBuffer.wrap(input), 2, TimeUnit.SECONDS);

        if (answer != null && answer.hasRemaining()) {
            byte[] bytes = new byte[Math.min(answer.remaining(), 64)];
            answer.get(bytes);
            String status = new String(bytes, StandardCharsets.ISO_8859_1).split(" ", 3)[1];
            // 501 and 505 are the container's, for what is no HTTP that it speaks
            assertThat(status).as(Arrays.toString(input)).matches("[1234]\\d\\d|501|503|505");
        }
    }

    /** What must not run without an event. */
    private static final class Guarded extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setStatus(request.getAttribute(WebhookFilter.EVENT) instanceof FastPixEvent ? 200 : 500);
        }
    }
}
