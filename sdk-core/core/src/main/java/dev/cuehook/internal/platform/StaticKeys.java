package dev.cuehook.internal.platform;

import dev.cuehook.Secret;
import dev.cuehook.SecretFile;
import dev.cuehook.WebhookHead;
import dev.cuehook.internal.root.ConstantTime;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.SignatureScheme.Presented;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keys that were configured: some for everybody, some for an owner. */
public final class StaticKeys implements KeyRing {

    private final List<NamedKey> all;
    private final boolean owned;

    private StaticKeys(List<NamedKey> all) {
        this.all = all;
        this.owned = all.stream().anyMatch(key -> key.owner() != null);
    }

    @Override
    public List<NamedKey> candidates(Presented presented, WebhookHead head, byte[] body) {
        if (!owned) {
            return all;
        }
        String owner = presented.owner();
        return all.stream().filter(key -> key.mayBeOf(owner)).toList();
    }

    /** Collects secrets and checks them when they become keys. */
    public static final class Builder {

        private final List<Owned> secrets = new ArrayList<>();

        /** Adds a secret; {@code owner} null means everybody's. */
        public void add(@Nullable String owner, Secret secret) {
            secrets.add(new Owned(owner, secret, null));
        }

        /** Adds a file that holds a secret. */
        public void add(@Nullable String owner, SecretFile file) {
            secrets.add(new Owned(owner, null, file));
        }

        /** Whether no secret was added. */
        public boolean isEmpty() {
            return secrets.isEmpty();
        }

        /** The keys; those in files are looked at again by this clock. */
        public KeyRing build(SignatureScheme scheme, Clock clock) {
            List<NamedKey> keys = new ArrayList<>();
            List<KeySlot> slots = new ArrayList<>();
            for (int i = 0; i < secrets.size(); i++) {
                Owned owned = secrets.get(i);
                for (int j = 0; j < i; j++) {
                    if (owned.repeats(secrets.get(j))) {
                        throw new IllegalArgumentException("Secret " + (i + 1) + " is the same as secret " + (j + 1)
                                + ". Configure the current and the previous secret, or only one.");
                    }
                }
                KeySlot slot = slot(owned.idAt(i), owned, scheme, clock);
                NamedKey named = slot.keys().findFirst().orElseThrow();
                if (keys.stream().anyMatch(named::isCalledLike)) {
                    throw new IllegalArgumentException("Two secrets are called '" + named.id()
                            + "'. Give each a name of its own: it tells which one is still in use.");
                }
                keys.add(named);
                slots.add(slot);
            }
            return secrets.stream().anyMatch(owned -> owned.file != null)
                    ? new ChangingKeys(slots)
                    : new StaticKeys(List.copyOf(keys));
        }

        private static KeySlot slot(String id, Owned owned, SignatureScheme scheme, Clock clock) {
            try {
                if (owned.file != null) {
                    return new FileKey(owned.file, id, owned.owner, scheme, clock);
                }
                NamedKey key = new NamedKey(id, owned.owner, scheme.key(Objects.requireNonNull(owned.secret)));
                return () -> Stream.of(key);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Secret " + id + ": " + e.getMessage());
            }
        }
    }

    /** A secret, or the file that holds it. */
    private record Owned(
            @Nullable String owner,
            @Nullable Secret secret,
            @Nullable SecretFile file) {

        String idAt(int index) {
            String name =
                    file != null ? file.name() : Objects.requireNonNull(secret).name();
            return name == null ? Integer.toString(index + 1) : name;
        }

        /** Of those in files only their owners know: a current and a previous file may be the same for a while. */
        boolean repeats(Owned earlier) {
            return secret != null
                    && earlier.secret != null
                    && Objects.equals(owner, earlier.owner)
                    && ConstantTime.equal(secret.revealSecretBytes(), earlier.secret.revealSecretBytes());
        }
    }
}
