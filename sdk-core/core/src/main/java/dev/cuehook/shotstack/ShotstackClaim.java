package dev.cuehook.shotstack;

import dev.cuehook.Json;
import org.jspecify.annotations.Nullable;

/** What a delivery claims, of the members that the API can confirm. */
record ShotstackClaim(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String status,
        @Nullable String owner,
        @Nullable String render,
        @Nullable String url) {

    static ShotstackClaim of(Json body) {
        String type = body.text("/type");
        String action = body.text("/action");
        boolean unnamed = !body.at("/type").exists() && !body.at("/action").exists();
        return new ShotstackClaim(
                unnamed ? "edit.render" : type + "." + action, // the form of the render event until 2021
                body.text("/id"),
                body.text("/status"),
                body.text("/owner"),
                body.text("/render"),
                body.text("/url"));
    }
}
