package dev.cuehook.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.Secret;
import dev.cuehook.platform.SecretForm;
import dev.cuehook.testing.internal.signing.BodyHashSigner;
import dev.cuehook.testing.internal.signing.BodySigner;
import dev.cuehook.testing.internal.signing.ClaimsSigner;
import dev.cuehook.testing.internal.signing.Ed25519;
import dev.cuehook.testing.internal.signing.Hmac;
import dev.cuehook.testing.internal.signing.MessageSigner;
import dev.cuehook.testing.internal.signing.TimeAndBodySigner;
import dev.cuehook.testing.internal.signing.TokenSigner;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A signer for each built-in platform. Secrets are given as the platform's dashboard shows them; each method fails with
 * an {@link IllegalArgumentException} if the text cannot be a secret of its platform.
 *
 * @since 0.1
 */
public final class Signers {

    private static final List<String> PLATFORMS = List.of(
            "aioz",
            "fastpix",
            "flowplayer",
            "jwplayer",
            "livekit",
            "mux",
            "shotstack",
            "standard-webhooks",
            "stripe",
            "svix",
            "wowza",
            "wowza-legacy");

    private static final String TEST_API_KEY = "cuehook-test-key";

    private Signers() {}

    /** The ids of the platforms that have a signer here, sorted. */
    public static List<String> platforms() {
        return PLATFORMS;
    }

    /**
     * The signer of a platform by its id, with a secret made for tests: always the same one, of the platform's form.
     *
     * @throws IllegalArgumentException if no signer is known for the id
     */
    public static Signer forPlatform(String platform) {
        return forPlatform(platform, testSecret(platform));
    }

    /**
     * The signer of a platform by its id. That of {@code livekit} signs for the API key {@code cuehook-test-key}.
     *
     * @throws IllegalArgumentException if no signer is known for the id
     */
    public static Signer forPlatform(String platform, String secret) {
        return switch (platform) {
            case "aioz" -> aioz(secret);
            case "fastpix" -> fastPix(secret);
            case "flowplayer" -> flowplayer(secret);
            case "jwplayer" -> jwPlayer(secret);
            case "livekit" -> liveKit(TEST_API_KEY, secret);
            case "mux" -> mux(secret);
            case "shotstack" -> shotstack(secret);
            case "standard-webhooks" -> standardWebhooks(secret);
            case "stripe" -> stripe(secret);
            case "svix" -> svix(secret);
            case "wowza" -> wowza(secret);
            case "wowza-legacy" -> wowzaLegacy(secret);
            default ->
                throw new IllegalArgumentException("No signer is known for platform '" + platform + "'; known are "
                        + PLATFORMS + ". Make one of your own with Signer.of(…).");
        };
    }

    private static String testSecret(String platform) {
        String text = "cuehook-test-secret-of-" + platform;
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        return switch (platform) {
            case "fastpix" -> base64;
            case "standard-webhooks", "svix" -> "whsec_" + base64;
            default -> text;
        };
    }

    /** Flowplayer, with the organisation's "Webhooks Secret Key". */
    public static Signer flowplayer(String secretKey) {
        Secret secret = Secret.of(secretKey);
        return new BodySigner(
                "flowplayer",
                secret,
                secret.revealSecretBytes(),
                "X-FP-Webhook-Signature-Hmac-Sha-256",
                HexFormat.of()::formatHex);
    }

    /** FastPix, with the endpoint's "Signing Secret" (Base64). */
    public static Signer fastPix(String signingSecret) {
        return fastPix(signingSecret, SecretForm.BASE64);
    }

    /** FastPix, with a secret whose text is the key where the verifier takes it so. */
    public static Signer fastPix(String signingSecret, SecretForm form) {
        Secret secret = Secret.of(signingSecret);
        byte[] key = form == SecretForm.TEXT ? secret.revealSecretBytes() : decoded(signingSecret);
        return new BodySigner("fastpix", secret, key, "FastPix-Signature", Base64.getEncoder()::encodeToString);
    }

    /** JW Player, with the secret that creating the webhook returned. */
    public static Signer jwPlayer(String webhookSecret) {
        return new ClaimsSigner("jwplayer", Secret.of(webhookSecret));
    }

    /** Shotstack, with the token of the callback URL. */
    public static Signer shotstack(String urlToken) {
        return new TokenSigner("shotstack", Secret.of(urlToken));
    }

    /** AIOZ Stream, with the token of the registered URL. */
    public static Signer aioz(String urlToken) {
        return new TokenSigner("aioz", Secret.of(urlToken));
    }

    /** Wowza Video 2.0, with the token of the registered URL. */
    public static Signer wowza(String urlToken) {
        return new TokenSigner("wowza", Secret.of(urlToken));
    }

    /** Wowza Video legacy, with the token of the registered URL. */
    public static Signer wowzaLegacy(String urlToken) {
        return new TokenSigner("wowza-legacy", Secret.of(urlToken));
    }

    /** Standard Webhooks with HMAC ({@code v1}), headers {@code webhook-*}, with a secret {@code whsec_…}. */
    public static Signer standardWebhooks(String secret) {
        return message("standard-webhooks", "webhook", secret);
    }

    /** Standard Webhooks with Ed25519 ({@code v1a}), with a key pair of the JDK. */
    public static Signer standardWebhooks(KeyPair keys) {
        return new MessageSigner(
                "standard-webhooks",
                Ed25519.publicKey(keys),
                "webhook",
                content -> "v1a," + Base64.getEncoder().encodeToString(Ed25519.sign(keys.getPrivate(), content)));
    }

    /** Svix: as {@link #standardWebhooks(String)}, with headers {@code svix-*}. */
    public static Signer svix(String secret) {
        return message("svix", "svix", secret);
    }

    /** Mux Video, with the endpoint's secret. */
    public static Signer mux(String secret) {
        return new TimeAndBodySigner("mux", Secret.of(secret), "Mux-Signature");
    }

    /** Stripe, with the endpoint's secret {@code whsec_…}. */
    public static Signer stripe(String secret) {
        return new TimeAndBodySigner("stripe", Secret.of(secret), "Stripe-Signature");
    }

    /** LiveKit, with an API key and its secret. Its tokens live for five minutes. */
    public static Signer liveKit(String apiKey, String apiSecret) {
        return new BodyHashSigner("livekit", Secret.of(apiSecret), apiKey);
    }

    /** HMAC-SHA256 over the pieces, one after the other: for signers of one's own. */
    public static byte[] hmacSha256(byte[] key, byte[]... pieces) {
        return Hmac.sha256(key, pieces);
    }

    private static Signer message(String platform, String headers, String text) {
        byte[] key = decoded(text.startsWith("whsec_") ? text.substring("whsec_".length()) : text);
        return new MessageSigner(
                platform,
                Secret.of(text),
                headers,
                content -> "v1," + Base64.getEncoder().encodeToString(Hmac.sha256(key, content)));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The secret is not Base64. Give it as the platform's dashboard shows it.");
        }
    }
}
