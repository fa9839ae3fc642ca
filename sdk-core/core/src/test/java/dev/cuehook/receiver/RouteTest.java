package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Envelope;
import dev.cuehook.WebhookEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups within groups, and records of two groups, which only families of one's own have. */
class RouteTest {

    private static int rank(Class<? extends WebhookEvent> type) {
        return route(type).rank(List.of());
    }

    private static Route route(Class<? extends WebhookEvent> type) {
        return new Route(type, null, null, null, (event, delivery) -> {}, null, null);
    }

    @Test
    void theDeeperGroupComesFirst() {
        assertThat(rank(Upload.class)).isLessThan(rank(Deep.class));
        assertThat(rank(Deep.class)).isLessThan(rank(Inner.class));
        assertThat(rank(Inner.class)).isLessThan(rank(Outer.class));
        assertThat(rank(Outer.class)).isLessThan(rank(WebhookEvent.class));
    }

    @Test
    void groupsMeetWhereARecordIsInBoth() {
        assertThat(route(Inner.class).overlaps(route(Side.class))).isTrue();
        assertThat(route(Side.class).overlaps(route(Inner.class))).isTrue();
        assertThat(route(Deep.class).overlaps(route(Other.class))).isFalse();
        assertThat(route(Other.class).overlaps(route(Deep.class))).isFalse();
    }

    sealed interface Outer extends WebhookEvent {}

    sealed interface Inner extends Outer {}

    sealed interface Deep extends Inner {}

    sealed interface Side extends WebhookEvent {}

    sealed interface Other extends WebhookEvent {}

    record Upload(Envelope envelope) implements Deep, Side {}

    record Download(Envelope envelope) implements Inner, Other {}
}
