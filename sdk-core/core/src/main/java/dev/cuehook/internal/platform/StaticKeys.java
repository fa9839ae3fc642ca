package dev.cuehook.internal.platform;

import dev.cuehook.Secret;
import dev.cuehook.WebhookHead;
import dev.cuehook.internal.root.ConstantTime;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.SignatureScheme.Presented;
import java.util.ArrayList;
import java.util.List;
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
        return all.stream()
                .filter(key -> key.owner() == null || key.owner().equals(owner))
                .toList();
    }

    /** Collects secrets and checks them when they become keys. */
    public static final class Builder {

        private final List<Owned> secrets = new ArrayList<>();

        /** Adds a secret; {@code owner} null means everybody's. */
        public void add(@Nullable String owner, Secret secret) {
            secrets.add(new Owned(owner, secret));
        }

        /** Whether no secret was added. */
        public boolean isEmpty() {
            return secrets.isEmpty();
        }

        /** The keys. */
        public StaticKeys build(SignatureScheme scheme) {
            List<NamedKey> keys = new ArrayList<>();
            for (int i = 0; i < secrets.size(); i++) {
                Owned owned = secrets.get(i);
                for (int j = 0; j < i; j++) {
                    if (owned.repeats(secrets.get(j))) {
                        throw new IllegalArgumentException("Secret " + (i + 1) + " is the same as secret " + (j + 1)
                                + ". Configure the current and the previous secret, or only one.");
                    }
                }
                NamedKey named = named(i, owned, scheme);
                if (keys.stream().anyMatch(named::isCalledLike)) {
                    throw new IllegalArgumentException("Two secrets are called '" + named.id()
                            + "'. Give each a name of its own: it tells which one is still in use.");
                }
                keys.add(named);
            }
            return new StaticKeys(List.copyOf(keys));
        }

        private static NamedKey named(int index, Owned owned, SignatureScheme scheme) {
            String name = owned.secret.name();
            String id = name == null ? Integer.toString(index + 1) : name;
            try {
                return new NamedKey(id, owned.owner, scheme.key(owned.secret));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Secret " + id + ": " + e.getMessage());
            }
        }
    }

    private record Owned(@Nullable String owner, Secret secret) {

        boolean repeats(Owned earlier) {
            boolean sameOwner = owner == null ? earlier.owner == null : owner.equals(earlier.owner);
            return sameOwner && ConstantTime.equal(secret.revealSecretBytes(), earlier.secret.revealSecretBytes());
        }
    }
}
