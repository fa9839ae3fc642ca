package dev.cuehook.internal.platform;

import dev.cuehook.platform.SignatureScheme;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key, what to call it, and whose it is.
 *
 * @param id the secret's configured name or its position
 */
public record NamedKey(String id, @Nullable String owner, SignatureScheme.Key key) {

    /** Whether it may have signed a request that names this owner. */
    boolean mayBeOf(@Nullable String named) {
        return owner == null || owner.equals(named);
    }

    /** Whether nobody could tell which of the two matched. */
    boolean isCalledLike(NamedKey other) {
        return id.equals(other.id) && Objects.equals(owner, other.owner);
    }
}
