package dev.cuehook.platform;

import dev.cuehook.JsonLimits;
import dev.cuehook.Secret;
import dev.cuehook.SecretFile;
import dev.cuehook.SecretSource;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.internal.platform.KeyRing;
import dev.cuehook.internal.platform.PlatformVerifier;
import dev.cuehook.internal.platform.SourcedKeys;
import dev.cuehook.internal.platform.StaticKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts keys, clock and windows to a platform. Not thread-safe; build once.
 *
 * @param <E> the family of events
 * @since 0.1
 */
public final class VerifierBuilder<E extends WebhookEvent> {

    private final Platform<E> platform;
    private final StaticKeys.Builder secrets = new StaticKeys.Builder();
    private @Nullable SecretSource source;
    private @Nullable SecretForm form;
    private boolean awaitingSecret;
    private Clock clock = Clock.systemUTC();
    private @Nullable Duration maxAge;
    private @Nullable Duration maxAhead;
    private JsonLimits jsonLimits = JsonLimits.defaults();

    VerifierBuilder(Platform<E> platform) {
        this.platform = platform;
    }

    /** Secrets (or URL tokens) of which any may match, the current one first. */
    public VerifierBuilder<E> secrets(Secret current, Secret... previous) {
        secrets.add(null, current);
        return secrets(List.of(previous));
    }

    /** Secrets (or URL tokens) of which any may match, the current one first. */
    public VerifierBuilder<E> secrets(List<Secret> list) {
        list.forEach(secret -> secrets.add(null, secret));
        return this;
    }

    /**
     * A secret that belongs to one webhook, API key or tenant: whatever the platform's requests name as their own.
     *
     * @throws IllegalArgumentException if the platform's requests name nothing of the kind: the secret would never be used
     */
    public VerifierBuilder<E> secretOf(String owner, Secret secret) {
        secrets.add(requireNamed(owner), secret);
        return this;
    }

    /** A secret (or URL token) in a file, which may change; as {@link #secrets} beside those that are there. */
    public VerifierBuilder<E> secretFile(SecretFile file) {
        secrets.add(null, file);
        return this;
    }

    /**
     * A secret in a file, which may change, as {@link #secretOf}.
     *
     * @throws IllegalArgumentException if the platform's requests name nothing of the kind: the secret would never be used
     */
    public VerifierBuilder<E> secretFileOf(String owner, SecretFile file) {
        secrets.add(requireNamed(owner), file);
        return this;
    }

    private String requireNamed(String owner) {
        if (!platform.scheme().namesOwner()) {
            throw new IllegalArgumentException("Requests of platform '" + platform.id()
                    + "' do not name whose secret signed them. Configure its secrets as a list.");
        }
        return owner;
    }

    /** Secrets that are looked up while requests come in, instead of a list. */
    public VerifierBuilder<E> secretSource(SecretSource source) {
        this.source = source;
        return this;
    }

    /** Another form of secrets than the platform's own; only where the platform allows it. */
    public VerifierBuilder<E> secretForm(SecretForm form) {
        this.form = form;
        return this;
    }

    /**
     * Starts without a secret: probes are answered, everything else gets 503 until the verifier is replaced. Only for
     * platforms that issue a secret to an answering URL (FastPix).
     */
    public VerifierBuilder<E> awaitingSecret() {
        if (!platform.mayAwaitSecret()) {
            throw new IllegalArgumentException("Platform '" + platform.id() + "' gives its secret beforehand: set it.");
        }
        this.awaitingSecret = true;
        return this;
    }

    /** The clock for windows and arrival times; the system's in UTC unless set. */
    public VerifierBuilder<E> clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** How old a signed time may be; the platform's own unless set, at most a day. */
    public VerifierBuilder<E> maxAge(Duration maxAge) {
        this.maxAge = maxAge;
        return this;
    }

    /** How far ahead a signed time may be; the platform's own unless set, at most an hour. */
    public VerifierBuilder<E> maxAhead(Duration maxAhead) {
        this.maxAhead = maxAhead;
        return this;
    }

    /** How far a body may go; {@link JsonLimits#defaults()} unless set. */
    public VerifierBuilder<E> jsonLimits(JsonLimits limits) {
        this.jsonLimits = limits;
        return this;
    }

    /**
     * The verifier.
     *
     * @throws IllegalArgumentException if there is no secret, one has not the platform's form, one is there twice, a file
     *     of one cannot be used, or an option does not fit the platform; the message says what to do
     */
    public WebhookVerifier<E> build() {
        SignatureScheme scheme =
                form == null ? platform.scheme() : platform.scheme().withSecretForm(form);
        return new PlatformVerifier<>(platform, scheme, keys(scheme), clock, window(scheme), jsonLimits);
    }

    private KeyRing keys(SignatureScheme scheme) {
        SecretSource looked = source;
        if ((looked != null ? 1 : 0) + (secrets.isEmpty() ? 0 : 1) + (awaitingSecret ? 1 : 0) != 1) {
            throw new IllegalArgumentException("Platform '" + platform.id() + "' needs "
                    + (platform.mayAwaitSecret()
                            ? "secrets, a secret source, or awaitingSecret()"
                            : "secrets or a secret source")
                    + ", exactly one of them.");
        }
        if (awaitingSecret) {
            return KeyRing.awaiting();
        }
        return looked != null ? new SourcedKeys(looked, scheme, jsonLimits) : secrets.build(scheme, clock);
    }

    private @Nullable TimeWindow window(SignatureScheme scheme) {
        TimeWindow own = scheme.window();
        if (own == null) {
            if (maxAge != null || maxAhead != null) {
                throw new IllegalArgumentException("Platform '" + platform.id()
                        + "' signs no time, so max-age and max-ahead cannot be checked. Remove them.");
            }
            return null;
        }
        return new TimeWindow(maxAge == null ? own.maxAge() : maxAge, maxAhead == null ? own.maxAhead() : maxAhead);
    }
}
