package dev.cuehook.receiver;

import dev.cuehook.internal.receiver.Network;
import dev.cuehook.internal.root.Durations;
import dev.cuehook.platform.Confirmation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint does otherwise than the default. Not thread-safe; used while a receiver is built.
 *
 * @since 0.1
 */
public final class EndpointOptions {

    private @Nullable String path;
    private @Nullable AckMode ackMode;
    private @Nullable Confirmation confirmation;
    private @Nullable Duration deadline;
    private int bodyLimit = 1 << 20;
    private Duration bodyTime = Duration.ofSeconds(10);
    private int ratePerSecond;
    private int refusalsPerMinute;
    private int connectionsPerAddress;
    private TooOld tooOld = TooOld.PARK;
    private final List<Network> allowedSources = new ArrayList<>();

    EndpointOptions() {}

    /** Where it receives, relative to the context path; {@code /webhooks/<name>} unless set. */
    public EndpointOptions path(String path) {
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) { // not shown: URL tokens are in queries
            throw new IllegalArgumentException("The path has a query or a fragment; expected the path alone.");
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("The path is '" + path + "'; expected one that begins with /.");
        }
        this.path = path;
        return this;
    }

    /** What a 2xx promises; the most that the inbox can hold unless set. */
    public EndpointOptions ackMode(AckMode ackMode) {
        this.ackMode = Objects.requireNonNull(ackMode, "ackMode");
        return this;
    }

    /** Asks the platform's API about each unsigned delivery before a handler sees it. */
    public EndpointOptions confirm(Confirmation confirmation) {
        this.confirmation = Objects.requireNonNull(confirmation, "confirmation");
        return this;
    }

    /** How long an answer may take; the platform's own deadline unless set. */
    public EndpointOptions deadline(Duration deadline) {
        this.deadline = Durations.positive("deadline", deadline);
        return this;
    }

    /** The longest body in bytes; 1 MiB unless set, at most 64 MiB. */
    public EndpointOptions bodyLimit(int bytes) {
        if (bytes < 1 || bytes > 64 << 20) {
            throw new IllegalArgumentException("The body limit is " + bytes + " bytes; expected 1 to 67108864.");
        }
        this.bodyLimit = bytes;
        return this;
    }

    /** How long a body may take to arrive, in all; ten seconds unless set. */
    public EndpointOptions bodyTime(Duration bodyTime) {
        this.bodyTime = Durations.positive("body time", bodyTime);
        return this;
    }

    /** How many verified, new deliveries are taken in per second; no limit unless set. Bursts of one second pass. */
    public EndpointOptions ratePerSecond(int ratePerSecond) {
        if (ratePerSecond < 1) {
            throw new IllegalArgumentException("The rate is " + ratePerSecond + " per second; expected at least 1.");
        }
        this.ratePerSecond = ratePerSecond;
        return this;
    }

    /** Networks (CIDR, or single addresses) whose requests are looked at; all unless set. */
    public EndpointOptions allowedSources(String... networks) {
        if (networks.length == 0) {
            throw new IllegalArgumentException(
                    "No allowed source is named. Name one at least, or leave the option out to allow all.");
        }
        for (String network : networks) {
            allowedSources.add(Network.parse(network));
        }
        return this;
    }

    /** How many refusals an address may cause per minute before its requests get 429 unseen; no limit unless set. */
    public EndpointOptions refusalsPerMinute(int refusals) {
        if (refusals < 1) {
            throw new IllegalArgumentException("refusalsPerMinute is " + refusals + "; expected at least 1.");
        }
        this.refusalsPerMinute = refusals;
        return this;
    }

    /** How many requests of one address may send their body at once; one more gets 429. No limit unless set. */
    public EndpointOptions connectionsPerAddress(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("connectionsPerAddress is " + connections + "; expected at least 1.");
        }
        this.connectionsPerAddress = connections;
        return this;
    }

    /** What happens to a genuine delivery that is too old to be told from a replay; it is parked unless set. */
    public EndpointOptions tooOld(TooOld tooOld) {
        this.tooOld = Objects.requireNonNull(tooOld, "tooOld");
        return this;
    }

    String pathOf(String endpoint) {
        return path == null ? "/webhooks/" + endpoint : path;
    }

    @Nullable
    AckMode ackMode() {
        return ackMode;
    }

    @Nullable
    Confirmation confirmation() {
        return confirmation;
    }

    Duration deadlineOr(Duration ofPlatform) {
        return deadline == null ? ofPlatform : deadline;
    }

    int bodyLimit() {
        return bodyLimit;
    }

    Duration bodyTime() {
        return bodyTime;
    }

    int ratePerSecond() {
        return ratePerSecond;
    }

    int connectionsPerAddress() {
        return connectionsPerAddress;
    }

    int refusalsPerMinute() {
        return refusalsPerMinute;
    }

    TooOld tooOld() {
        return tooOld;
    }

    List<Network> allowedSources() {
        return List.copyOf(allowedSources);
    }

    /** What happens to a delivery whose signed event is older than the memory of deliveries reaches. */
    public enum TooOld {
        /** It is kept as dead and can be replayed. */
        PARK,
        /** It is handled: a captured delivery that is old enough is handled again. */
        HANDLE
    }
}
