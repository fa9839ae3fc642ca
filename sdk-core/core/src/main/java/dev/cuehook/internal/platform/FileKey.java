package dev.cuehook.internal.platform;

import dev.cuehook.Secret;
import dev.cuehook.SecretFile;
import dev.cuehook.platform.SignatureScheme;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key in a file, and those that it held within the last day. The content is compared, not the file's time: a mounted file
 * may be swapped for an older one. One thread reads, the others go on with what is known.
 */
final class FileKey implements KeySlot {

    private static final Logger LOG = LoggerFactory.getLogger("dev.cuehook.secrets");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration FORMER_STAYS = Duration.ofHours(24);
    private static final int MOST_FORMER = 8;

    /** A disk that hangs holds nobody up for longer; the known keys serve then. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final SecretFile file;
    private final String id;
    private final @Nullable String owner;
    private final SignatureScheme scheme;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Instant looked;
    private volatile Known known;
    private @Nullable String warned;

    /** Reads it for the first time: here an unusable file is an {@link IllegalArgumentException}. */
    FileKey(SecretFile file, String id, @Nullable String owner, SignatureScheme scheme, Clock clock) {
        this.file = file;
        this.id = id;
        this.owner = owner;
        this.scheme = scheme;
        this.clock = clock;
        this.looked = clock.instant();
        Secret secret = file.read();
        this.known = new Known(secret, scheme.key(secret), List.of());
    }

    @Override
    public Stream<NamedKey> keys() {
        Instant now = clock.instant();
        if (isDue(now) && mayLook()) {
            try {
                if (isDue(now)) {
                    look(now);
                }
            } finally {
                reading.unlock();
            }
        }
        Known known = this.known;
        return Stream.concat(
                Stream.of(new NamedKey(id, owner, known.key)),
                known.former.stream()
                        .filter(former -> now.isBefore(former.until))
                        .map(former -> new NamedKey(id + "-former", owner, former.key)));
    }

    /** Waits for a look that is under way: what it finds may be the very key that this request is signed with. */
    private boolean mayLook() {
        try {
            return reading.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Also where the clock was set back: it must not keep a changed file from being seen. */
    private boolean isDue(Instant now) {
        return now.isBefore(looked) || !now.isBefore(looked.plus(BETWEEN_LOOKS));
    }

    private void look(Instant now) {
        try {
            Secret secret = file.read();
            if (!secret.equals(known.secret)) {
                known = known.followedBy(secret, scheme.key(secret), now);
                LOG.info("{} has changed; the former secret stays valid for 24 hours.", file);
            }
            warned = null;
        } catch (IllegalArgumentException e) {
            if (!String.valueOf(e.getMessage()).equals(warned)) { // once, and not at every look
                warned = String.valueOf(e.getMessage());
                LOG.warn("{} is unusable, the former secret stays valid: {}", file, warned);
            }
        } finally {
            looked = now;
        }
    }

    private record Former(Secret secret, SignatureScheme.Key key, Instant until) {}

    private record Known(Secret secret, SignatureScheme.Key key, List<Former> former) {

        Known followedBy(Secret next, SignatureScheme.Key nextKey, Instant now) {
            List<Former> left = new ArrayList<>();
            left.add(new Former(secret, key, now.plus(FORMER_STAYS)));
            former.stream()
                    .filter(older -> now.isBefore(older.until) && !older.secret.equals(next))
                    .limit(MOST_FORMER - 1)
                    .forEach(left::add);
            return new Known(next, nextKey, List.copyOf(left));
        }
    }
}
