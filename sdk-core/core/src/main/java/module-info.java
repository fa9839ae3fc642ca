import dev.cuehook.internal.catalog.BuiltInPlatforms;
import dev.cuehook.platform.PlatformProvider;

/** Cuehook's core: verifies, types, receives and hands on video webhooks. */
module dev.cuehook.core {
    requires com.auth0.jwt;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires java.net.http;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.cuehook;
    exports dev.cuehook.aioz;
    exports dev.cuehook.fastpix;
    exports dev.cuehook.flowplayer;
    exports dev.cuehook.inbox;
    exports dev.cuehook.jwplayer;
    exports dev.cuehook.livekit;
    exports dev.cuehook.mux;
    exports dev.cuehook.platform;
    exports dev.cuehook.receiver;
    exports dev.cuehook.shotstack;
    exports dev.cuehook.standardwebhooks;
    exports dev.cuehook.stripe;

    uses PlatformProvider;

    provides PlatformProvider with
            BuiltInPlatforms;
}
