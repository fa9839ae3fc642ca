package dev.cuehook.internal.platform;

import dev.cuehook.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The limits of calls to a platform's API, checked as they are set. Not thread-safe. */
public final class ApiCallsBuilder {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private URI base;
    private Duration timeout = Duration.ofSeconds(10);
    private int concurrency = 4;
    private int ratePerSecond = 2;

    /** Calls to this API. */
    public ApiCallsBuilder(String base) {
        this.base = URI.create(base);
    }

    /** Another base URL. */
    public void base(URI base) {
        String path = base.getRawPath();
        boolean plain = base.getHost() != null
                && base.getRawUserInfo() == null
                && base.getRawQuery() == null
                && base.getRawFragment() == null
                && (path == null || !path.endsWith("/"));
        boolean safe = "https".equals(base.getScheme())
                || ("http".equals(base.getScheme()) && LOOPBACK.contains(String.valueOf(base.getHost())));
        if (!plain || !safe) {
            throw new IllegalArgumentException("The base URL is '" + base.getScheme() + "://" + base.getHost()
                    + "…'; expected https (http only for this machine), a host, no slash at its end, and neither user, "
                    + "query nor fragment.");
        }
        this.base = base;
    }

    /** How long a call may take, its body included, and how long it may wait for its turn. */
    public void timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The timeout is " + timeout + "; expected more than 0.");
        }
        this.timeout = timeout;
    }

    /** How many calls at once. */
    public void concurrency(int calls) {
        this.concurrency = atLeastOne("concurrency", calls);
    }

    /** How many calls a second. */
    public void ratePerSecond(int calls) {
        this.ratePerSecond = atLeastOne("ratePerSecond", calls);
    }

    private static int atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; expected at least 1.");
        }
        return value;
    }

    /**
     * The calls, with these keys in these headers.
     *
     * @throws IllegalArgumentException if a key cannot stand in a header
     */
    public ApiCalls build(Map<String, Secret> keys) {
        return new ApiCalls(
                this,
                keys.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, key -> text(key.getKey(), key.getValue()))));
    }

    private static String text(String header, Secret key) {
        String text = new String(key.revealSecretBytes(), StandardCharsets.UTF_8);
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "The key for " + header
                            + " has characters other than visible ASCII. Set it to the key that the platform's dashboard shows.");
        }
        return text;
    }

    URI base() {
        return base;
    }

    Duration timeout() {
        return timeout;
    }

    int concurrency() {
        return concurrency;
    }

    int ratePerSecond() {
        return ratePerSecond;
    }
}
