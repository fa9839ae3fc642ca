package dev.cuehook.shotstack;

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

/**
 * Asks Shotstack's API whether a delivery is true, as Shotstack's own documentation recommends. Handlers get the delivery's
 * JSON with status, URL, error, owner and time (the API's {@code updated} as {@code completed}) as the API returned them;
 * where the API has no such value, it is null. Other members stay as they were delivered, unconfirmed. Thread-safe.
 *
 * <ul>
 *   <li><b>Confirmed</b>: the API knows the id under the delivered status and, where both name one, the same owner and
 *       render.
 *   <li><b>Contradicted</b>, finally: the API knows it under another status that is final ({@code done}, {@code ready},
 *       {@code failed}, {@code deleted}, {@code overwritten}), with another owner or render; the id is none that the API
 *       could know; or the API does not know it (404) when a minute has passed since the delivery arrived. A made-up id
 *       gives 404, but so may a true one while the API's own stores catch up: hence the minute.
 *   <li><b>Not yet</b>, to be asked again: the work is still under way, a 404 within that minute, and everything that
 *       says nothing about the delivery: no connection, no answer in time, 401, 403, 429, 5xx, a redirect (none is
 *       followed), an answer of more than 256 KiB or that is not the documented JSON.
 * </ul>
 *
 * <p>Renditions have no address of their own in the API; they are listed with their source. The source's id is taken from
 * the delivered URL ({@code …/owner/source/rendition.mp4}), and the rendition counts only if the API lists it there. One
 * that is delivered without such a URL cannot be asked about, and so is not confirmed. Nor is a type or action that this
 * version does not know: such a delivery ends among the dead ones when its attempts are used up, and can be replayed.
 *
 * <p>One call at a time for an id, and not more than the limits of the {@link Builder} say. Nothing here logs; details of
 * answers hold neither the key nor a body.
 *
 * @see <a href="https://shotstack.io/docs/guide/architecting-an-application/webhooks">Shotstack: Webhooks</a>
 * @since 0.1
 */
public final class ShotstackConfirm implements Confirmation {

    private final ApiCalls api;
    private final ConfirmRules rules;
    private final String environment;

    private ShotstackConfirm(Builder builder, Secret apiKey) {
        this.api = builder.limits.build(Map.of("x-api-key", apiKey));
        this.rules = new ConfirmRules(Shotstack.PLATFORM.id(), builder.clock);
        this.environment = builder.environment;
    }

    /** Asks the production environment, with the default limits. */
    public static ShotstackConfirm withApiKey(Secret apiKey) {
        return builder(apiKey).build();
    }

    /** Asks the production environment, with the default limits. */
    public static ShotstackConfirm withApiKey(String apiKey) {
        return withApiKey(Secret.of(apiKey));
    }

    /** Begins one with other limits or another environment. */
    public static Builder builder(Secret apiKey) {
        return new Builder(apiKey);
    }

    @Override
    public Answer confirm(VerifiedWebhook webhook) throws InterruptedException {
        rules.requireOwn(webhook);
        ShotstackClaim claim = ShotstackClaim.of(Json.of(webhook.body()));
        ShotstackQuestion question = ShotstackQuestion.about(claim);
        if (question == null) {
            return Answer.notYet("this version knows no API call for its type and action");
        }
        if (!ConfirmRules.isId(claim.id())) {
            return ConfirmRules.noId();
        }
        String asked = question.idToAsk(claim);
        if (asked == null || !ConfirmRules.isId(asked)) {
            return Answer.notYet("its URL names no source, through which the API lists renditions");
        }
        ApiReply reply = api.get(question.path(environment, asked));
        return switch (reply.kind()) {
            case UNAVAILABLE -> Answer.notYet(reply.detail());
            case UNKNOWN -> rules.unknown(webhook, question.resource());
            case FOUND -> {
                ShotstackFinding finding = question.finding(reply.body(), claim);
                yield finding == null ? rules.unknown(webhook, question.resource()) : finding.judge(claim, webhook);
            }
        };
    }

    @Override
    public String toString() {
        return "ShotstackConfirm[" + environment + "]";
    }

    /** Sets limits. Not thread-safe. */
    public static final class Builder {

        private final Secret apiKey;
        private final ApiCallsBuilder limits = new ApiCallsBuilder("https://api.shotstack.io");
        private String environment = "v1";
        private Clock clock = Clock.systemUTC();

        private Builder(Secret apiKey) {
            this.apiKey = apiKey;
        }

        /** Another address of the API, without a slash at its end; {@code https://api.shotstack.io} unless set. */
        public Builder baseUrl(URI baseUrl) {
            limits.base(baseUrl);
            return this;
        }

        /** {@code v1}, the production environment, unless set; or {@code stage}, with that environment's key. */
        public Builder environment(String environment) {
            if (!environment.equals("v1") && !environment.equals("stage")) {
                throw new IllegalArgumentException(
                        "The environment is '" + environment + "'; expected v1 (production) or stage.");
            }
            this.environment = environment;
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

        /** How many calls a second; 2 unless set. Shotstack counts them together with your own, per key and minute. */
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
         * @throws IllegalArgumentException if the key cannot stand in a header
         */
        public ShotstackConfirm build() {
            return new ShotstackConfirm(this, apiKey);
        }
    }
}
