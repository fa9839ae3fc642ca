package dev.cuehook.sender;

import static dev.cuehook.sender.Crypto.base64;
import static dev.cuehook.sender.Crypto.hex;
import static dev.cuehook.sender.Crypto.hmacSha256;
import static dev.cuehook.sender.Crypto.utf8;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.aioz.Aioz;
import dev.cuehook.canaries.Canaries;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.flowplayer.Flowplayer;
import dev.cuehook.jwplayer.JwPlayer;
import dev.cuehook.livekit.LiveKit;
import dev.cuehook.mux.Mux;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.VerifierBuilder;
import dev.cuehook.shotstack.Shotstack;
import dev.cuehook.standardwebhooks.StandardWebhooks;
import dev.cuehook.stripe.Stripe;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Every platform as it sends: two secrets of its form, a body of its kind, and the proof that goes with it. */
@SuppressWarnings("ImmutableEnumChecker") // a platform is immutable, which the checker cannot know
public enum Sender {
    FLOWPLAYER(
            Flowplayer.PLATFORM,
            "FlowplayerWebhooksSecretKey-1",
            "FlowplayerWebhooksSecretKey-2",
            "{\"event_type\":\"VIDEO_READY\",\"event_id\":\"e-1\",\"payload\":{\"id\":\"v-1\"}}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            return Wire.of(body).with("X-FP-Webhook-Signature-Hmac-Sha-256", hex(hmacSha256(utf8(secret), body)));
        }
    },
    FASTPIX(
            FastPix.PLATFORM,
            "ZmFzdHBpeC1zaWduaW5nLXNlY3JldC1udW1iZXItb25l",
            "ZmFzdHBpeC1zaWduaW5nLXNlY3JldC1udW1iZXItdHdv",
            "{\"type\":\"video.media.ready\",\"object\":{\"type\":\"media\",\"id\":\"m-1\"},\"id\":\"e-1\",\"data\":{\"id\":\"m-1\"}}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            byte[] key = Base64.getDecoder().decode(secret);
            return Wire.of(body).with("FastPix-Signature", base64(hmacSha256(key, body)));
        }
    },
    SHOTSTACK(
            Shotstack.PLATFORM,
            "shotstack-token-0123456789",
            "shotstack-token-9876543210",
            "{\"type\":\"edit\",\"action\":\"render\",\"id\":\"r-1\",\"status\":\"done\"}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            return Wire.of(body).withUrl("/webhooks/shotstack?token=" + secret);
        }
    },
    JWPLAYER(
            JwPlayer.PLATFORM,
            "efZQiWvaaoqx1Hpgi-hhLGInZUhWa1UyWjVaVk5ZVldoR2FVZERja3BoV0hWNE4xTjYn",
            "other-secret-of-a-webhook-that-was-made-anew-and-is-long-enough",
            "{\"event\":\"media_available\",\"media_id\":\"m-1\",\"webhook_id\":\"w-1\",\"site_id\":\"s-1\"}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            return Wire.of(body).with("Authorization", "Bearer " + Jwt.of(body, secret));
        }
    },
    AIOZ(
            Aioz.PLATFORM,
            "aioz-url-token-0123456789",
            "aioz-url-token-9876543210",
            "{\"type\":\"encoding.finished\",\"media_id\":\"m-1\",\"status\":\"done\"}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            return Wire.of(body).withUrl("/webhooks/aioz?token=" + secret);
        }
    },
    WOWZA(
            Flowplayer.WOWZA,
            "wowza-url-token-0123456789",
            "wowza-url-token-9876543210",
            "{\"event_type\":\"video.updated\",\"event_id\":\"e-1\",\"object_id\":\"v-1\",\"payload\":{\"id\":\"v-1\"}}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            return Wire.of(body).withUrl("/webhooks/wowza?token=" + secret);
        }
    },
    WOWZA_LEGACY(
            Flowplayer.WOWZA_LEGACY,
            "wowza-legacy-token-0123456789",
            "wowza-legacy-token-9876543210",
            "{\"event\":\"stop.complete\",\"event_id\":\"e-1\",\"object_type\":\"transcoder\",\"object_id\":\"t-1\"}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            return Wire.of(body).withUrl("/webhooks/wowza-legacy?token=" + secret);
        }
    },
    STANDARD_WEBHOOKS(
            StandardWebhooks.PLATFORM,
            "whsec_c3RhbmRhcmQtd2ViaG9va3Mtc2VjcmV0LW9uZQ==",
            "whsec_c3RhbmRhcmQtd2ViaG9va3Mtc2VjcmV0LXR3bw==",
            "{\"type\":\"user.created\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"data\":{\"id\":\"u-1\"}}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            return standard("webhook", "msg-1", seconds(at), body, secret);
        }
    },
    SVIX(
            StandardWebhooks.SVIX,
            "whsec_c3ZpeC1zZWNyZXQtbnVtYmVyLW9uZS1mb3ItdGVzdHM=",
            "whsec_c3ZpeC1zZWNyZXQtbnVtYmVyLXR3by1mb3ItdGVzdHM=",
            "{\"type\":\"invoice.paid\",\"data\":{\"id\":\"i-1\"}}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            return standard("svix", "msg-1", seconds(at), body, secret);
        }
    },
    STANDARD_WEBHOOKS_ED25519(
            StandardWebhooks.PLATFORM,
            publicKey(Pairs.ONE),
            publicKey(Pairs.TWO),
            "{\"type\":\"user.deleted\",\"data\":{\"id\":\"u-1\"}}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            KeyPair pair = secret.equals(publicKey(Pairs.ONE)) ? Pairs.ONE : Pairs.TWO;
            String time = Long.toString(at.getEpochSecond());
            byte[] signature = Crypto.ed25519(pair.getPrivate(), utf8("msg-1." + time + "."), body);
            return Wire.of(body)
                    .with("webhook-id", "msg-1")
                    .with("webhook-timestamp", time)
                    .with("webhook-signature", "v1a," + base64(signature));
        }
    },
    MUX(
            Mux.PLATFORM,
            "mux-signing-secret-number-one",
            "mux-signing-secret-number-two",
            "{\"type\":\"video.asset.ready\",\"id\":\"e-1\",\"object\":{\"type\":\"asset\",\"id\":\"a-1\"}}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            return pairs("Mux-Signature", seconds(at), body, secret);
        }
    },
    STRIPE(
            Stripe.PLATFORM,
            "whsec_stripe-endpoint-secret-1",
            "whsec_stripe-endpoint-secret-2",
            "{\"id\":\"evt_1\",\"type\":\"charge.succeeded\",\"created\":1767268800,\"data\":{\"object\":{\"id\":\"ch_1\"}}}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            return pairs("Stripe-Signature", seconds(at), body, secret);
        }
    },
    LIVEKIT(
            LiveKit.PLATFORM,
            "livekit-api-secret-number-one",
            "livekit-api-secret-number-two",
            "{\"event\":\"room_started\",\"id\":\"e-1\",\"room\":{\"sid\":\"RM_1\"},\"createdAt\":\"1767268800\"}") {
        @Override
        public Wire sign(byte[] body, Instant at, String secret) {
            return Wire.of(body).with("Authorization", Jwt.of(Jwt.liveKitClaims(body, API_KEY, at), secret));
        }

        @Override
        public VerifierBuilder<?> builder(String... secrets) {
            VerifierBuilder<?> builder = platform().verifier();
            Arrays.stream(secrets).forEach(secret -> builder.secretOf(API_KEY, Secret.of(secret)));
            return builder;
        }
    };

    /** The moment at which all tests happen. */
    public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    /** A clock that stands at {@link #NOW}. */
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** The key name in LiveKit's {@code iss}. */
    public static final String API_KEY = "APIcuehook";

    private final Platform<?> platform;
    private final String secret;
    private final String otherSecret;
    private final String sample;

    Sender(Platform<?> platform, String secret, String otherSecret, String sample) {
        this.platform = platform;
        this.secret = Canaries.secret(secret);
        this.otherSecret = Canaries.secret(otherSecret);
        this.sample = sample.substring(0, sample.length() - 1) + ",\"canary\":\"" + Canaries.BODY + "\"}";
    }

    public Platform<?> platform() {
        return platform;
    }

    public String secret() {
        return secret;
    }

    public String otherSecret() {
        return otherSecret;
    }

    public byte[] sampleBody() {
        return utf8(sample);
    }

    /** A request with this body, signed at a time with a secret. */
    public abstract Wire sign(byte[] body, Instant at, String secret);

    public Wire sign(byte[] body) {
        return sign(body, NOW, secret);
    }

    public Wire sign(String body) {
        return sign(utf8(body));
    }

    public Wire sample() {
        return sign(sampleBody());
    }

    /** A builder with these secrets. */
    public VerifierBuilder<?> builder(String... secrets) {
        return platform.verifier()
                .secrets(Arrays.stream(secrets).map(Secret::of).toList());
    }

    /** A verifier with the first secret, at {@link #NOW}. */
    public WebhookVerifier<?> verifier() {
        return verifier(CLOCK);
    }

    public WebhookVerifier<?> verifier(Clock clock) {
        return builder(secret).clock(clock).build();
    }

    /** Whether a signature covers the body; else only the URL holds a token. */
    public boolean signs() {
        return !urlToken();
    }

    /** Whether a token in the URL is all the proof. */
    public boolean urlToken() {
        return switch (this) {
            case SHOTSTACK, AIOZ, WOWZA, WOWZA_LEGACY -> true;
            default -> false;
        };
    }

    /** Whether a time is signed and has a window. */
    public boolean signsTime() {
        return switch (this) {
            case STANDARD_WEBHOOKS, SVIX, STANDARD_WEBHOOKS_ED25519, MUX, STRIPE -> true;
            default -> false;
        };
    }

    /** The header with the signature; of those that sign. */
    public String signatureHeader() {
        return SIGNATURE_HEADERS.getOrDefault(this, "Authorization");
    }

    private static final Map<Sender, String> SIGNATURE_HEADERS = Map.of(
            FLOWPLAYER, "X-FP-Webhook-Signature-Hmac-Sha-256",
            FASTPIX, "FastPix-Signature",
            STANDARD_WEBHOOKS, "webhook-signature",
            STANDARD_WEBHOOKS_ED25519, "webhook-signature",
            SVIX, "svix-signature",
            MUX, "Mux-Signature",
            STRIPE, "Stripe-Signature");

    public static List<Sender> signing() {
        return Arrays.stream(values()).filter(Sender::signs).toList();
    }

    public static List<Sender> tokens() {
        return Arrays.stream(values()).filter(Sender::urlToken).toList();
    }

    public static List<Sender> signingTime() {
        return Arrays.stream(values()).filter(Sender::signsTime).toList();
    }

    /** Standard Webhooks with everything said. */
    public static Wire standard(String prefix, String id, String time, byte[] body, String secret) {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        byte[] mac = hmacSha256(key, utf8(id + "." + time + "."), body);
        return Wire.of(body)
                .with(prefix + "-id", id)
                .with(prefix + "-timestamp", time)
                .with(prefix + "-signature", "v1," + base64(mac));
    }

    /** A time as these platforms write it. */
    public static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    /** A list of a time and one signature. */
    public static Wire pairs(String header, String time, byte[] body, String secret) {
        return Wire.of(body).with(header, "t=" + time + ",v1=" + hex(hmacSha256(utf8(secret), utf8(time + "."), body)));
    }

    private static String publicKey(KeyPair pair) {
        return "whpk_" + base64(Crypto.point(pair));
    }

    /** Beside the enum, because its constants need them. */
    private static final class Pairs {
        private static final KeyPair ONE = Crypto.ed25519();
        private static final KeyPair TWO = Crypto.ed25519();
    }
}
