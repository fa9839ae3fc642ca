package dev.cuehook.testing.internal.signing;

import dev.cuehook.testing.SignedRequest;

/** What the requests of all platforms have in common. */
final class Requests {

    private Requests() {}

    /** A POST of JSON to a platform's usual path on this machine. */
    static SignedRequest json(String platform, byte[] body) {
        return SignedRequest.post("http://localhost:8080/webhooks/" + platform, body)
                .withHeader("Content-Type", "application/json");
    }
}
