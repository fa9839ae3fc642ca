package dev.cuehook.benchmarks.speed;

import static dev.cuehook.benchmarks.speed.Figure.garbage;
import static dev.cuehook.benchmarks.speed.Figure.time;
import static dev.cuehook.benchmarks.speed.Ratio.atLeast;
import static dev.cuehook.benchmarks.speed.Ratio.atMost;

import dev.cuehook.benchmarks.speed.Figure.Kind;
import java.util.List;

/** What the product promises of its speed; the goals are the project's own. */
final class Ratios {

    private static final int SMALL = 600;
    private static final int MEDIUM = 4_096;
    private static final int LARGE = 65_536;

    private static final Figure LIMIT = time("Hmac.limit", SMALL);
    private static final Figure HEX = time("Hmac.hex", SMALL);
    private static final Figure BASE64 = time("Hmac.base64", SMALL);
    private static final Figure LINE = time("Hmac.lineBotParser", SMALL);
    private static final Figure STANDARD = time("Timed.standardWebhooks", SMALL);
    private static final Figure LIST = time("Timed.stripeList", SMALL);
    private static final Figure JAVA_JWT = time("Tokens.javaJwt", 0);
    private static final Figure EQUAL = time("Tokens.equalBytes", 0);

    static final List<Ratio> ALL = List.of(
            atMost("verify, hex, 600 B", "L", HEX, LIMIT, 1.10, 1.0),
            atMost("verify, Base64, 600 B", "L", BASE64, LIMIT, 1.10, 1.0),
            atLeast("line-bot-parser 9.14, 600 B", "verify, Base64", LINE, BASE64, 1.1, 1.3),
            atLeast(
                    "line-bot-parser, two threads",
                    "verify, Base64, two threads",
                    LINE.of(Kind.TIME_OF_TWO_THREADS),
                    BASE64.of(Kind.TIME_OF_TWO_THREADS),
                    1.6,
                    1.9),
            atMost("verify, Standard Webhooks, 600 B", "L", STANDARD, LIMIT, 1.25, 1.15),
            atLeast(
                    "standardwebhooks 1.2",
                    "verify, Standard Webhooks",
                    time("Timed.standardwebhooksPeer", SMALL),
                    STANDARD,
                    2,
                    0),
            atLeast("svix 1.99", "verify, Standard Webhooks", time("Timed.svixPeer", SMALL), STANDARD, 2, 0),
            atMost("verify, Stripe's list, 600 B", "L", LIST, LIMIT, 1.35, 1.15),
            atLeast(
                    "stripe-java 33.3, verifyHeader",
                    "verify, Stripe's list",
                    time("Timed.stripeJava", SMALL),
                    LIST,
                    4.5,
                    0),
            atLeast(
                    "slack-app-backend 1.48",
                    "verify, Stripe's list",
                    time("Timed.slackAppBackend", SMALL),
                    LIST,
                    0,
                    0),
            atMost("verify, hex, 4 KiB", "L", time("Hmac.hex", MEDIUM), time("Hmac.limit", MEDIUM), 1.10, 1.05),
            atMost("verify, hex, 64 KiB", "L", time("Hmac.hex", LARGE), time("Hmac.limit", LARGE), 1.05, 1.02),
            atMost(
                    "verify and typed event, 600 B",
                    "Jackson's databind alone",
                    time("Events.verifyAndParse", SMALL),
                    time("Events.databind", SMALL),
                    1.45,
                    1.25),
            atMost(
                    "verify and typed event, 64 KiB",
                    "Jackson's databind alone",
                    time("Events.verifyAndParse", LARGE),
                    time("Events.databind", LARGE),
                    1.20,
                    1.10),
            atMost("JW Player, the same bytes", "java-jwt's verify alone", EQUAL, JAVA_JWT, 1.15, 1.08),
            atMost(
                    "JW Player, members in another order",
                    "java-jwt and two readTree",
                    time("Tokens.otherOrder", 0),
                    time("Tokens.javaJwtAndTwoTrees", 0),
                    0.85,
                    0.75),
            atLeast("jjwt 0.13", "JW Player, the same bytes", time("Tokens.jjwt", 0), EQUAL, 0, 0),
            atLeast("nimbus-jose-jwt 10.10", "JW Player, the same bytes", time("Tokens.nimbus", 0), EQUAL, 0, 0),
            atLeast(
                    "livekit-server 0.13",
                    "LiveKit, verify and event",
                    time("LiveKitTokens.liveKitServer", 0),
                    time("LiveKitTokens.verifyAndParse", 0),
                    0,
                    0),
            Ratio.of("garbage of verify, 600 B", "1 KiB", garbage("Hmac.hex", SMALL), 1024, 1, 0.625),
            Ratio.of("garbage of verify, 64 KiB", "1 KiB", garbage("Hmac.hex", LARGE), 1024, 1, 0.625),
            Ratio.of(
                    "garbage of verify and event, 600 B",
                    "the body",
                    garbage("Events.verifyAndParse", SMALL),
                    SMALL,
                    4.5,
                    3.8),
            Ratio.of(
                    "garbage of verify and event, 64 KiB",
                    "the body",
                    garbage("Events.verifyAndParse", LARGE),
                    LARGE,
                    2.5,
                    2.25),
            atMost("verify, two threads", "one thread", HEX.of(Kind.TIME_OF_TWO_THREADS), HEX, 1.15, 1.05),
            atMost(
                    "verify, a virtual thread",
                    "a platform thread",
                    HEX.of(Kind.TIME_OF_A_VIRTUAL_THREAD),
                    HEX,
                    1.10,
                    1.05),
            atMost("refused, wrong signature", "verify, hex", time("Hmac.wrongSignature", SMALL), HEX, 1.05, 0),
            atMost("refused, no signature", "L", time("Hmac.withoutSignature", SMALL), LIMIT, 0.3, 0.15),
            atMost("refused, a misshapen signature", "L", time("Hmac.misshapenSignature", SMALL), LIMIT, 0.3, 0.15),
            atMost(
                    "a delivery, 50 endpoints",
                    "one endpoint",
                    time("Endpoints.duplicate", 50),
                    time("Endpoints.duplicate", 1),
                    1.05,
                    1.0));

    private Ratios() {}
}
