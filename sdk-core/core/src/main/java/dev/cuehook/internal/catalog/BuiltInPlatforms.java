package dev.cuehook.internal.catalog;

import dev.cuehook.aioz.Aioz;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.flowplayer.Flowplayer;
import dev.cuehook.jwplayer.JwPlayer;
import dev.cuehook.livekit.LiveKit;
import dev.cuehook.mux.Mux;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.PlatformProvider;
import dev.cuehook.shotstack.Shotstack;
import dev.cuehook.standardwebhooks.StandardWebhooks;
import dev.cuehook.stripe.Stripe;
import java.util.List;

/** The platforms that come with this library. */
public final class BuiltInPlatforms implements PlatformProvider {

    @Override
    public List<Platform<?>> platforms() {
        return List.of(
                Flowplayer.PLATFORM,
                Flowplayer.WOWZA,
                Flowplayer.WOWZA_LEGACY,
                FastPix.PLATFORM,
                JwPlayer.PLATFORM,
                Shotstack.PLATFORM,
                Aioz.PLATFORM,
                StandardWebhooks.PLATFORM,
                StandardWebhooks.SVIX,
                Mux.PLATFORM,
                Stripe.PLATFORM,
                LiveKit.PLATFORM);
    }
}
