package dev.cuehook.internal.platform;

import dev.cuehook.JsonLimits;
import dev.cuehook.Secret;
import dev.cuehook.SecretSource;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookUnavailableException;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.SignatureScheme.Presented;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys from a {@link SecretSource}: looked up once per owner at a time, within a limit, and remembered for a while, also
 * that there are none. Secrets that cannot be decoded leave the former ones in place.
 */
public final class SourcedKeys implements KeyRing {

    private static final Logger LOG = LoggerFactory.getLogger("dev.cuehook.secrets");
    private static final int MOST_OWNERS = 10_000;

    /** An owner is read from an unverified body: without a bound the cache could be filled with megabytes each. */
    private static final int LONGEST_OWNER = 256;

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LIMIT_MILLIS = 2_000;

    private final SecretSource source;
    private final SignatureScheme scheme;
    private final JsonLimits limits;
    private final LongSupplier nanoTime;
    private final Map<String, LookUp> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LookUp> eldest) {
            return size() > MOST_OWNERS;
        }
    };

    /** Keys from this source; unverified bodies are read under these limits. */
    public SourcedKeys(SecretSource source, SignatureScheme scheme, JsonLimits limits) {
        this(source, scheme, limits, System::nanoTime);
    }

    SourcedKeys(SecretSource source, SignatureScheme scheme, JsonLimits limits, LongSupplier nanoTime) {
        this.source = source;
        this.scheme = scheme;
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean knownFromHead() {
        return false;
    }

    @Override
    public List<NamedKey> candidates(Presented presented, WebhookHead head, byte[] body) {
        String owner = owner(presented, head, body);
        if (owner == null || owner.length() > LONGEST_OWNER) {
            return List.of();
        }
        LookUp entry = entry(owner);
        try {
            return entry.keys.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was interrupted");
        } catch (TimeoutException e) {
            throw unavailable("took longer than " + LIMIT_MILLIS + " ms");
        } catch (ExecutionException e) {
            throw unavailable("failed with " + causeOf(e));
        }
    }

    private @Nullable String owner(Presented presented, WebhookHead head, byte[] body) {
        byte[] unverified = presented.peekable(body);
        try {
            return source.ownerOf(head, pointer -> textOf(unverified, pointer));
        } catch (Throwable e) {
            throw unavailable("failed with " + nameOf(e));
        }
    }

    /** One pass under the limits, and no tree: nobody has verified these bytes. */
    private @Nullable String textOf(byte[] unverified, String pointer) {
        BodyScan.Wanted wanted = new BodyScan.Wanted();
        wanted.add(pointer);
        try {
            return BodyScan.of(unverified, limits, wanted).text(pointer);
        } catch (WebhookUnreadableException e) {
            return null;
        }
    }

    private LookUp entry(String owner) {
        long now = nanoTime.getAsLong();
        synchronized (entries) {
            LookUp known = entries.get(owner);
            if (known != null && known.isUsable(now)) {
                return known;
            }
            List<NamedKey> former = known == null ? List.of() : known.lastGood();
            try {
                LookUp fresh = new LookUp(
                        now, former, CompletableFuture.supplyAsync(() -> load(owner, former), Daemons.EXECUTOR));
                entries.put(owner, fresh);
                return fresh;
            } catch (RejectedExecutionException e) {
                throw unavailable("has too many look-ups waiting");
            }
        }
    }

    private List<NamedKey> load(String owner, List<NamedKey> former) {
        try {
            return keys(owner, source.load(owner));
        } catch (IllegalArgumentException e) { // Secret.of and the scheme refuse what is empty or undecodable
            if (former.isEmpty()) {
                throw e;
            }
            LOG.warn("A secret was changed to something unusable ({}); the former one stays in use.", nameOf(e));
            return former;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private List<NamedKey> keys(String owner, List<Secret> secrets) {
        List<NamedKey> keys = new ArrayList<>();
        for (Secret secret : secrets) {
            String name = secret.name();
            keys.add(new NamedKey(
                    name == null ? Integer.toString(keys.size() + 1) : name,
                    owner.isEmpty() ? null : owner,
                    scheme.key(secret)));
        }
        return List.copyOf(keys);
    }

    private static String causeOf(ExecutionException e) {
        Throwable cause = e.getCause();
        return nameOf(cause == null ? e : cause);
    }

    /** The class only: a source's messages may quote what it read. */
    private static String nameOf(Throwable e) {
        return e.getClass().getName();
    }

    private static WebhookUnavailableException unavailable(String why) {
        return new WebhookUnavailableException("The secret source " + why + ". Answered 503, to be sent again.");
    }

    private record LookUp(long since, List<NamedKey> former, CompletableFuture<List<NamedKey>> keys) {

        boolean isUsable(long now) {
            return !keys.isCompletedExceptionally() && now - since < FRESH_NANOS;
        }

        /** What this look-up found; while it is undecided, and after it failed, what the one before it found. */
        List<NamedKey> lastGood() {
            return keys.isDone() && !keys.isCompletedExceptionally() ? keys.join() : former;
        }
    }
}
