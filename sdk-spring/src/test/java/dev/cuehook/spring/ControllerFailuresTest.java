package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.jwplayer.JwPlayerEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Controllers that cannot get a verified webhook, or would get another one: the application does not start. */
class ControllerFailuresTest {

    private static final List<String> FASTPIX = List.of(
            "--cuehook.endpoints.fastpix.platform=fastpix",
            "--cuehook.endpoints.fastpix.secrets=c2VjcmV0LW9mLWZhc3RwaXg=",
            "--cuehook.endpoints.fastpix.controller=true");
    private static final String[] AND_ANOTHER = {
        "--cuehook.endpoints.other.platform=fastpix",
        "--cuehook.endpoints.other.secrets=c2VjcmV0LW9mLWZhc3RwaXg=",
        "--cuehook.endpoints.other.controller=true"
    };

    private static void assertFails(Class<?> controller, String found, String action, String... more) {
        assertThatThrownBy(() -> Application.start(controller, Application.arguments(FASTPIX, more))
                        .close())
                .hasStackTraceContaining(CuehookConfigurationException.class.getName() + ": ")
                .hasStackTraceContaining(found)
                .hasStackTraceContaining(action);
    }

    @Test
    void asksForAnEndpointThatBringsTheEvent() {
        assertFails(
                OfJw.class,
                "OfJw.jw takes a verified webhook, and no endpoint that is left to controllers can bring it.",
                "controller: true");
    }

    @Test
    void saysThatTheStarterReceivesTheEndpointItself() {
        assertFails(
                OfJw.class,
                "cuehook.endpoints.jw.controller: ControllerFailuresTest.OfJw.jw takes the endpoint's webhooks, but they are "
                        + "received by the starter.",
                "Set cuehook.endpoints.jw.controller: true, or make the method a @WebhookListener.",
                "--cuehook.endpoints.jw.platform=jwplayer",
                "--cuehook.endpoints.jw.secrets=jw-secret");
    }

    @Test
    void asksWhichOfSeveralEndpointsIsMeant() {
        assertFails(
                OfFastPix.class,
                "could be meant for several endpoints: [fastpix, other].",
                "Name one with @WebhookEndpoint.",
                AND_ANOTHER);
    }

    @Test
    void refusesAnEndpointThatIsNotThere() {
        assertFails(
                Misspelled.class,
                "names endpoint 'fastpicks', which is not configured; expected one of [fastpix].",
                "Correct @WebhookEndpoint");
    }

    @Test
    void refusesAnEndpointOfAnotherPlatform() {
        assertFails(
                OtherPlatform.class,
                "takes JwPlayerEvent, but endpoint 'fastpix' is of platform 'fastpix'.",
                "Take a FastPixEvent");
    }

    @Test
    void refusesWhatSpringWouldMakeOfAnUnverifiedRequest() {
        String found = "has Spring make a webhook out of a request that nobody verified.";

        assertFails(Parsed.class, found, "Take the event itself");
        assertFails(Wrapped.class, found, "Take the event itself");
        assertFails(Model.class, found, "Take the event itself");
    }

    @Test
    void refusesASecondReaderOfTheBody() {
        assertFails(
                BodyToo.class,
                "takes a verified webhook and the request's body, which has been read to verify it.",
                "Take a VerifiedWebhook: its body() has the verified bytes.");
    }

    @Test
    void refusesTwoEvents() {
        assertFails(Two.class, "takes two events, but is called with one.", "Keep one of them.");
    }

    @Test
    void refusesAnEndpointThatNoControllerReceives() {
        assertFails(
                Nothing.class,
                "cuehook.endpoints.fastpix.controller: The endpoint is left to a controller, and no method of one takes its "
                        + "webhooks.",
                "Give a @PostMapping method a parameter of the type FastPixEvent");
    }

    @Test
    void refusesPropertiesThatHaveNoMeaningThere() {
        assertFails(
                OfFastPix.class,
                "cuehook.endpoints.fastpix.path: It has no meaning where a controller receives the endpoint",
                "Remove it",
                "--cuehook.endpoints.fastpix.path=/hooks");
        assertFails(
                OfFastPix.class,
                "cuehook.endpoints.fastpix.ack-mode: It has no meaning",
                "Remove it",
                "--cuehook.endpoints.fastpix.ack-mode=after-handling");
    }

    @EnableAutoConfiguration
    static class Nothing {}

    @RestController
    @EnableAutoConfiguration
    static class OfFastPix {

        @PostMapping("/hook")
        void fastPix(FastPixEvent event) {}
    }

    @RestController
    @EnableAutoConfiguration
    static class OfJw {

        @PostMapping("/hook")
        void jw(JwPlayerEvent event) {}
    }

    @RestController
    @EnableAutoConfiguration
    static class Misspelled {

        @PostMapping("/hook")
        @WebhookEndpoint("fastpicks")
        void hook(FastPixEvent event) {}
    }

    @RestController
    @EnableAutoConfiguration
    @WebhookEndpoint("fastpix")
    static class OtherPlatform {

        @PostMapping("/hook")
        void hook(JwPlayerEvent event) {}
    }

    @RestController
    @EnableAutoConfiguration
    static class Parsed {

        @PostMapping("/hook")
        void hook(@RequestBody FastPixEvent.MediaReady event) {}
    }

    @RestController
    @EnableAutoConfiguration
    static class Wrapped {

        @PostMapping("/hook")
        void hook(HttpEntity<FastPixEvent.MediaReady> event) {}
    }

    @RestController
    @EnableAutoConfiguration
    static class Model {

        @PostMapping("/hook")
        void hook(@ModelAttribute FastPixEvent.MediaReady event) {}
    }

    @RestController
    @EnableAutoConfiguration
    static class BodyToo {

        @PostMapping("/hook")
        void hook(VerifiedWebhook webhook, @RequestBody byte[] body) {}
    }

    @RestController
    @EnableAutoConfiguration
    static class Two {

        @PostMapping("/hook")
        void hook(FastPixEvent event, FastPixEvent.MediaReady ready) {}
    }
}
