package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuehook.Lifecycle;
import dev.cuehook.UnknownEvent;
import dev.cuehook.WebhookEvent;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.flowplayer.FlowplayerEvent;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.sender.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Exactly one handler takes a delivery, the most specific. */
class HandlersTest {

    private final List<String> taken = new ArrayList<>();

    private <E extends WebhookEvent> EventHandler<E> named(String name) {
        return new EventHandler<>() {
            @Override
            public void handle(E event, Delivery delivery) {
                taken.add(name);
            }

            @Override
            public String describe() {
                return name;
            }
        };
    }

    /** Who takes a FastPix media that is ready. */
    private List<String> takenOf(String type, Consumer<Handlers.Builder> handlers) {
        WebhookReceiver receiver = receiver(handlers);
        receiver.startWithoutWorkers();
        receiver.receive(Cues.fastpix("e1", "m1", type).request());
        receiver.handleDue();
        receiver.close();
        return taken;
    }

    private static WebhookReceiver receiver(Consumer<Handlers.Builder> handlers) {
        return WebhookReceiver.builder()
                .endpoint("fastpix", Sender.FASTPIX.verifier())
                .endpoint("other", Sender.FASTPIX.verifier())
                .endpoint("shotstack", Sender.SHOTSTACK.verifier())
                .inbox(Inbox.inMemory())
                .handlers(handlers)
                .build();
    }

    private final List<Consumer<Handlers.Builder>> byRank = List.of(
            h -> h.at("fastpix", at -> at.on(FastPixEvent.MediaReady.class, named("record at endpoint"))),
            h -> h.on(FastPixEvent.MediaReady.class, named("record")),
            h -> h.at("fastpix", at -> at.on(FastPixEvent.MediaEvent.class, named("group at endpoint"))),
            h -> h.on(FastPixEvent.MediaEvent.class, named("group")),
            h -> h.at("fastpix", at -> at.on(FastPixEvent.class, named("family at endpoint"))),
            h -> h.on(FastPixEvent.class, named("family")),
            h -> h.at("fastpix", at -> at.on(Lifecycle.Stage.MEDIA_READY, named("stage at endpoint"))),
            h -> h.on(Lifecycle.Stage.MEDIA_READY, named("stage")),
            h -> h.at("fastpix", at -> at.onPlatform("fastpix", named("platform at endpoint"))),
            h -> h.onPlatform("fastpix", named("platform")),
            h -> h.at("fastpix", at -> at.otherwise(named("fallback at endpoint"))),
            h -> h.otherwise(named("fallback")));

    private final List<String> names = List.of(
            "record at endpoint",
            "record",
            "group at endpoint",
            "group",
            "family at endpoint",
            "family",
            "stage at endpoint",
            "stage",
            "platform at endpoint",
            "platform",
            "fallback at endpoint",
            "fallback");

    @Test
    void theMostSpecificTakesADeliveryInWhateverOrderTheyWereAdded() {
        for (int first = 0; first < byRank.size(); first++) {
            taken.clear();
            int from = first;
            takenOf("video.media.ready", h -> {
                for (int i = byRank.size() - 1; i >= from; i--) {
                    byRank.get(i).accept(h);
                }
            });

            assertThat(taken).containsExactly(names.get(first));
        }
    }

    @Test
    void describesThemByRank() {
        try (WebhookReceiver receiver = receiver(h -> byRank.forEach(add -> add.accept(h)))) {
            assertThat(receiver.handlers()).hasSize(12);
            assertThat(receiver.handlers().get(0))
                    .isEqualTo("FastPixEvent.MediaReady at endpoint fastpix -> record at endpoint");
            assertThat(receiver.handlers().get(11)).isEqualTo("any event -> fallback");
        }
    }

    @Test
    void oneThatIsBoundToAnotherEndpointDoesNotTake() {
        assertThat(takenOf(
                        "video.media.ready",
                        h -> h.at("other", at -> at.otherwise(named("other"))).otherwise(named("fallback"))))
                .containsExactly("fallback");
    }

    @Test
    void anUnknownTypeGoesToTheHandlerOfUnknownEvents() {
        assertThat(takenOf(
                        "video.something.new",
                        h -> h.on(UnknownEvent.class.asSubclass(WebhookEvent.class), named("unknown"))
                                .otherwise(named("fallback"))))
                .containsExactly("unknown");
    }

    @Test
    void oneOfATypeAndAStageTakesBothOnly() {
        Consumer<Handlers.Builder> failed =
                h -> h.on(FastPixEvent.MediaEvent.class, Lifecycle.Stage.MEDIA_FAILED, null, named("failed"))
                        .on(FastPixEvent.MediaEvent.class, Lifecycle.Stage.MEDIA_READY, null, named("ready"));

        assertThat(takenOf("video.media.ready", failed)).containsExactly("ready");
    }

    @Test
    void tiesFailAndNameBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver(h -> h.on(FastPixEvent.MediaReady.class, named("first"))
                        .on(FastPixEvent.MediaReady.class, named("second"))))
                .withMessageContaining("first")
                .withMessageContaining("second")
                .withMessageContaining("more specific");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver(h -> h.otherwise(named("first")).otherwise(named("second"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver(h -> h.on(Lifecycle.Stage.MEDIA_READY, named("first"))
                        .on(WebhookEvent.class, Lifecycle.Stage.MEDIA_READY, "fastpix", named("second"))));
    }

    @Test
    void whatCanNeverMeetIsNoTie() {
        receiver(h -> h.on(FastPixEvent.MediaReady.class, named("a"))
                        .on(FastPixEvent.MediaFailed.class, named("b"))
                        .on(FastPixEvent.MediaEvent.class, named("c"))
                        .on(FastPixEvent.LiveEvent.class, named("d"))
                        .on(Lifecycle.Stage.MEDIA_READY, named("e"))
                        .on(Lifecycle.Stage.MEDIA_FAILED, named("f"))
                        .onPlatform("fastpix", named("g"))
                        .onPlatform("shotstack", named("h"))
                        .at("fastpix", at -> at.otherwise(named("i")))
                        .at("other", at -> at.otherwise(named("j"))))
                .close();
    }

    @Test
    void whatNoEndpointReachesFails() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver(h -> h.on(FlowplayerEvent.class, named("lost"))))
                .withMessageContaining("lost")
                .withMessageContaining("ever reach");
        assertThatIllegalArgumentException().isThrownBy(() -> receiver(h -> h.onPlatform("flowplayer", named("lost"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver(h -> h.on(Lifecycle.Stage.LIVE_FAILED, named("lost"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver(h -> h.at("shotstack", at -> at.on(FastPixEvent.class, named("lost")))));
    }

    @Test
    void anUnknownEndpointFails() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver(h -> h.at("nowhere", at -> at.otherwise(named("lost")))))
                .withMessageContaining("'nowhere'")
                .withMessageContaining("fastpix");
    }

    @Test
    void whatNobodyHandlesIsDone() {
        WebhookReceiver receiver = receiver(h -> h.on(FastPixEvent.MediaFailed.class, named("failed")));
        receiver.startWithoutWorkers();
        assertThat(receiver.receive(Cues.fastpix("e1", "m1").request()).status())
                .isEqualTo(200);
        assertThat(receiver.handleDue()).isEqualTo(1);
        assertThat(receiver.inbox().counts("fastpix").open()).isZero();
        assertThat(receiver.inbox().counts("fastpix").dead()).isZero();
        receiver.close();
        assertThat(taken).isEmpty();
    }
}
