package dev.cuehook.internal.platform;

import dev.cuehook.Json;

/**
 * What a platform's API said about a resource. The detail is for logs: it holds no key and nothing of the answer's body.
 */
public record ApiReply(Kind kind, Json body, String detail) {

    private static final Json NOTHING = Json.of(new byte[0]);

    static ApiReply found(Json body) {
        return new ApiReply(Kind.FOUND, body, "found");
    }

    static ApiReply unknown() {
        return new ApiReply(Kind.UNKNOWN, NOTHING, "the API knows no such resource");
    }

    static ApiReply unavailable(String detail) {
        return new ApiReply(Kind.UNAVAILABLE, NOTHING, detail);
    }

    /** The kinds of replies. */
    public enum Kind {
        /** The resource, as JSON. */
        FOUND,
        /** The API knows no resource of this id, now. */
        UNKNOWN,
        /** The API did not say. */
        UNAVAILABLE
    }
}
