package dev.cuehook.internal.platform;

import dev.cuehook.Identity;
import dev.cuehook.internal.root.VerifiedDelivery;
import dev.cuehook.platform.Handshake;
import dev.cuehook.platform.Platform;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What accepting a delivery needs to know of its body. */
public final class Scanned {

    private final Platform<?> platform;
    private final VerifiedDelivery delivery;
    private final BodyScan scan;

    Scanned(Platform<?> platform, VerifiedDelivery delivery, BodyScan scan) {
        this.platform = platform;
        this.delivery = delivery;
        this.scan = scan;
    }

    /** The platform's name for what happened; empty where the body has none. */
    public String type() {
        return scan.joined(platform.typePointers());
    }

    /** The platform's id of the event; null where it has none. */
    public @Nullable String eventId() {
        String field = platform.identity().signedField();
        if (field != null) {
            return delivery.proof().signedFields().get(field);
        }
        int last = platform.identity().pointers().size() - 1;
        BodyScan.Scalar id =
                last < 0 ? null : scan.at(platform.identity().pointers().get(last));
        return id == null || id.text().isEmpty() ? null : id.text();
    }

    /** The event's own time; null where the body has none. */
    public @Nullable Instant occurredAt() {
        return scan.time(platform.timePointers());
    }

    /** The key of the resource; null where the body names none. */
    public @Nullable Identity resource() {
        BodyScan.Scalar resource = scan.first(platform.resourcePointers());
        return resource == null ? null : IdentityDigest.ofResource(delivery, resource);
    }

    /** The resource's id as text; null where the body names none. */
    public @Nullable String resourceId() {
        BodyScan.Scalar resource = scan.first(platform.resourcePointers());
        return resource == null ? null : resource.text();
    }

    /** Whether this is a genuine test and not an event. */
    public boolean isTest() {
        Handshake handshake = platform.handshake();
        if (handshake.hasTestWithoutTypeAndId() && type().isEmpty() && eventId() == null) {
            return true;
        }
        String pointer = handshake.testPointer();
        String value = handshake.testValue();
        return pointer != null && value != null && value.equals(scan.text(pointer));
    }
}
