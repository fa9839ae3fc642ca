package dev.cuehook.aioz;

import dev.cuehook.Json;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.internal.platform.ApiCalls;
import dev.cuehook.internal.platform.ApiCallsBuilder;
import dev.cuehook.internal.platform.ApiReply;
import dev.cuehook.internal.platform.ConfirmRules;
import dev.cuehook.platform.Confirmation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks AIOZ Stream's API whether a delivery is true. Handlers get the delivery's JSON with status, title, owner and kind of
 * media as the API returned them, and of the delivered qualities those that the API lists too; where the API has no such
 * value, it is null. Other members ({@code type}, {@code emitted_at}) stay as they were delivered. Thread-safe.
 *
 * <ul>
 *   <li><b>Confirmed</b>: the API knows the media, as the same user's (and the {@linkplain Builder#userId expected} one's).
 *       {@code encoding.finished} needs the API's status {@code done}, {@code encoding.failed} its {@code fail}. Of every
 *       other type the API cannot say whether it happened: there, what is confirmed is the media.
 *   <li><b>Contradicted</b>, finally: another user's media; {@code fail} for {@code encoding.finished} and {@code done} for
 *       {@code encoding.failed}; an id that the API could not know; or the API does not know the media (404) when a minute
 *       has passed since the delivery arrived. A made-up id gives 404, but so may a true one while the API's own stores
 *       catch up: hence the minute.
 *   <li><b>Not yet</b>, to be asked again: another status, a 404 within that minute, and everything that says nothing about
 *       the delivery: no connection, no answer in time, 401, 403, 429, 5xx, a redirect (none is followed), an answer of
 *       more than 256 KiB or that is not the documented JSON.
 * </ul>
 *
 * <p>One call at a time for a media, and not more than the limits of the {@link Builder} say. Nothing here logs; details of
 * answers hold neither a key nor a body.
 *
 * @see <a href="https://aiozstream.network/docs/aioz-stream-api/media/video">AIOZ Stream: Video API</a>
 * @since 0.1
 */
public final class AiozConfirm implements Confirmation {

    private final ApiCalls api;
    private final ConfirmRules rules;
    private final @Nullable String userId;

    private AiozConfirm(Builder builder) {
        this.api = builder.limits.build(
                Map.of("stream-public-key", builder.publicKey, "stream-secret-key", builder.secretKey));
        this.rules = new ConfirmRules(Aioz.PLATFORM.id(), builder.clock);
        this.userId = builder.userId;
    }

    /** Asks with this pair of keys and the default limits. */
    public static AiozConfirm withKeys(Secret publicKey, Secret secretKey) {
        return builder(publicKey, secretKey).build();
    }

    /** Asks with this pair of keys and the default limits. */
    public static AiozConfirm withKeys(String publicKey, String secretKey) {
        return withKeys(Secret.of(publicKey), Secret.of(secretKey));
    }

    /** Begins one with other limits, or with an expected user. */
    public static Builder builder(Secret publicKey, Secret secretKey) {
        return new Builder(publicKey, secretKey);
    }

    @Override
    public Answer confirm(VerifiedWebhook webhook) throws InterruptedException {
        rules.requireOwn(webhook);
        Json delivered = Json.of(webhook.body());
        String id = delivered.text("/media_id");
        if (id == null || !ConfirmRules.isId(id)) {
            return ConfirmRules.noId();
        }
        ApiReply reply = api.get("/api/media/" + id);
        return switch (reply.kind()) {
            case UNAVAILABLE -> Answer.notYet(reply.detail());
            case UNKNOWN -> rules.unknown(webhook, "media");
            case FOUND -> new AiozFinding(reply.body().at("/data"), delivered).judge(webhook, userId);
        };
    }

    @Override
    public String toString() {
        return "AiozConfirm[…]";
    }

    /** Sets limits. Not thread-safe. */
    public static final class Builder {

        private final Secret publicKey;
        private final Secret secretKey;
        private final ApiCallsBuilder limits = new ApiCallsBuilder("https://api.aiozstream.network");
        private @Nullable String userId;
        private Clock clock = Clock.systemUTC();

        private Builder(Secret publicKey, Secret secretKey) {
            this.publicKey = publicKey;
            this.secretKey = secretKey;
        }

        /** Another address of the API, without a slash at its end; {@code https://api.aiozstream.network} unless set. */
        public Builder baseUrl(URI baseUrl) {
            limits.base(baseUrl);
            return this;
        }

        /** The only user whose media count; any that the keys may read unless set. */
        public Builder userId(String userId) {
            if (userId.isBlank()) {
                throw new IllegalArgumentException("The user id is blank. Set the id of your own user, or none.");
            }
            this.userId = userId;
            return this;
        }

        /** How long a call may take, and how long it may wait for its turn before that; ten seconds unless set. */
        public Builder timeout(Duration timeout) {
            limits.timeout(timeout);
            return this;
        }

        /** How many calls at once; 4 unless set. */
        public Builder concurrency(int calls) {
            limits.concurrency(calls);
            return this;
        }

        /** How many calls a second; 2 unless set. */
        public Builder ratePerSecond(int calls) {
            limits.ratePerSecond(calls);
            return this;
        }

        /** The clock that says when a delivery is a minute old; the system's in UTC unless set. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * The confirmation.
         *
         * @throws IllegalArgumentException if a key cannot stand in a header
         */
        public AiozConfirm build() {
            return new AiozConfirm(this);
        }
    }
}
