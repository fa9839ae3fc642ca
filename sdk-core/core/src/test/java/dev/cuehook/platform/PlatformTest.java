package dev.cuehook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuehook.Lifecycle.Stage;
import dev.cuehook.platform.Acknowledgement.Retries;
import dev.cuehook.sender.Sender;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    private static final SignatureScheme SCHEME =
            SignatureScheme.hmacSha256().header("Acme-Signature").build();

    @Test
    void isWhatWasSaidOfIt() {
        Platform<JsonEvent> acme = Platform.id("acme")
                .scheme(SCHEME)
                .identity("/id")
                .type("/kind", "/action")
                .resource("/media/id", "/live/id")
                .time("/at")
                .handshake(Handshake.none().emptyProbe().testWithoutTypeAndId().testWhere("/test", "yes"))
                .acknowledgement(
                        Acknowledgement.defaults().within(Duration.ofSeconds(3)).retrying(Retries.UNKNOWN))
                .mayAwaitSecret()
                .stages(EnumSet.of(Stage.MEDIA_READY))
                .events(JsonEvent.class, JsonEvent::new);

        assertThat(acme.id()).isEqualTo("acme");
        assertThat(acme).hasToString("Platform[acme]");
        assertThat(acme.scheme()).isSameAs(SCHEME);
        assertThat(acme.identity().pointers()).containsExactly("/id");
        assertThat(acme.typePointers()).containsExactly("/kind", "/action");
        assertThat(acme.resourcePointers()).containsExactly("/media/id", "/live/id");
        assertThat(acme.timePointers()).containsExactly("/at");
        assertThat(acme.handshake().hasEmptyProbe()).isTrue();
        assertThat(acme.handshake().hasTestWithoutTypeAndId()).isTrue();
        assertThat(acme.handshake().testPointer()).isEqualTo("/test");
        assertThat(acme.handshake().testValue()).isEqualTo("yes");
        assertThat(acme.acknowledgement().deadline()).isEqualTo(Duration.ofSeconds(3));
        assertThat(acme.acknowledgement().retries()).isEqualTo(Retries.UNKNOWN);
        assertThat(acme.mayAwaitSecret()).isTrue();
        assertThat(acme.stages()).containsExactly(Stage.MEDIA_READY);
        assertThat(acme.eventType()).isEqualTo(JsonEvent.class);
    }

    @Test
    void hasNeitherProbesNorTestsNorAResourceUnlessTold() {
        Platform<JsonEvent> acme = Platform.id("acme").scheme(SCHEME).events(JsonEvent.class, JsonEvent::new);

        assertThat(acme.typePointers()).containsExactly("/type");
        assertThat(acme.resourcePointers()).isEmpty();
        assertThat(acme.timePointers()).isEmpty();
        assertThat(acme.handshake().hasEmptyProbe()).isFalse();
        assertThat(acme.handshake().hasTestWithoutTypeAndId()).isFalse();
        assertThat(acme.handshake().testPointer()).isNull();
        assertThat(acme.handshake().testValue()).isNull();
        assertThat(acme.identity().pointers()).isEmpty();
        assertThat(acme.identity().signedField()).isNull();
        assertThat(IdentityRule.signedField("id").signedField()).isEqualTo("id");
        assertThat(acme.mayAwaitSecret()).isFalse();
        assertThat(acme.stages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "-a", "a_b", "a.b", "a b", "ä", "a23456789012345678901234567890123"})
    void refusesIdsThatDoNotFitIntoAnUrlAndAMetric(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Platform.id(id))
                .withMessageContaining("lower-case letters, digits and hyphens");
    }

    @Test
    void needsAScheme() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Platform.id("a2345678901234567890123456789012").events(JsonEvent.class, JsonEvent::new))
                .withMessageContaining("has no scheme");
    }

    @Test
    void isFoundByItsIdWhereItIsBuiltIn() {
        Platforms all = Platforms.load();
        List<String> ids = Arrays.stream(Sender.values())
                .map(sender -> sender.platform().id())
                .toList();

        assertThat(List.copyOf(all.ids())).isSorted().containsAll(ids);
        for (Sender sender : Sender.values()) {
            assertThat(all.find(sender.platform().id())).containsSame(sender.platform());
        }
        assertThat(all.find("acme")).isEmpty();
    }

    @Test
    void standsBesideTheBuiltInOnesUnderAnIdOfItsOwn() {
        Platform<JsonEvent> acme = Platform.id("acme").scheme(SCHEME).events(JsonEvent.class, JsonEvent::new);
        Platform<JsonEvent> fastpix = Platform.id("fastpix").scheme(SCHEME).events(JsonEvent.class, JsonEvent::new);
        Platforms builtIn = Platforms.load();

        assertThat(builtIn.and(List.of(acme)).find("acme")).containsSame(acme);
        assertThat(builtIn.and(List.of(acme)).ids()).containsAll(builtIn.ids());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builtIn.and(List.of(fastpix)))
                .withMessageContaining("Two platforms have the id 'fastpix'");
    }
}
