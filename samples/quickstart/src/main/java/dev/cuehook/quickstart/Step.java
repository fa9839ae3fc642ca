package dev.cuehook.quickstart;

import dev.cuehook.testing.SignedRequest;
import java.util.function.Function;

/**
 * One line of the tour.
 *
 * @param what what is sent
 * @param endpoint where it is sent
 * @param times how often the same request is sent
 * @param request makes the request; its argument is a text to put into the body, by which its handling is recognized
 * @param status the status that must come back, the last time
 * @param handled the calls that must follow, joined by commas; empty for none
 */
record Step(
        String what, String endpoint, int times, Function<String, SignedRequest> request, int status, String handled) {

    Step(String what, String endpoint, Function<String, SignedRequest> request, int status, String handled) {
        this(what, endpoint, 1, request, status, handled);
    }
}
