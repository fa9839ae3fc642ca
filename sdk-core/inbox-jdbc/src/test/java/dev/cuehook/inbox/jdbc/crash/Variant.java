package dev.cuehook.inbox.jdbc.crash;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.jdbc.Expiry;
import dev.cuehook.inbox.jdbc.JdbcInboxBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A receiver's inbox: as it is, with other settings, or with a fault that the tests must find. */
enum Variant {
    SOUND,
    /** Forgets within seconds, so that what was used by one delivery is used by others. */
    FORGETTING,
    /** Meets the end of the disk itself. */
    WITHOUT_FLOOR,

    ANSWERS_FIRST,
    CHECKS_THEN_INSERTS,
    FINISHES_FIRST,
    UNORDERED,
    /** Sound, but in a database its handler's effect is in a transaction of its own, as with {@code REQUIRES_NEW}. */
    EFFECT_OUTSIDE,
    /** As {@link #FORGETTING}, but what it takes in is not flushed before the next checkpoint. */
    ACCEPTS_UNDER_NORMAL,
    /** As {@link #FORGETTING}, but the checkpoints of its other work flush nothing, and there are many. */
    WORKS_UNDER_OFF;

    static final Duration RETENTION = Duration.ofSeconds(4);

    Inbox inbox(JdbcInboxBuilder builder) {
        return switch (this) {
            case SOUND, EFFECT_OUTSIDE -> builder.build();
            case FORGETTING -> forgetting(builder);
            case WITHOUT_FLOOR -> builder.minFreeDisk(0).build();
            case ANSWERS_FIRST -> Twins.answersFirst(builder.build());
            case CHECKS_THEN_INSERTS -> Twins.checksThenInserts(builder.build());
            case FINISHES_FIRST -> Twins.finishesFirst(builder.build());
            case UNORDERED -> builder.ordered(false).build();
            case ACCEPTS_UNDER_NORMAL -> {
                LooseSqlite.replace(Map.of("PRAGMA synchronous=FULL", "PRAGMA synchronous=NORMAL"));
                yield forgetting(builder);
            }
            case WORKS_UNDER_OFF -> {
                LooseSqlite.replace(Map.of(
                        "PRAGMA synchronous=NORMAL", "PRAGMA synchronous=OFF",
                        "PRAGMA wal_autocheckpoint=2000", "PRAGMA wal_autocheckpoint=200"));
                yield forgetting(builder);
            }
        };
    }

    private static Inbox forgetting(JdbcInboxBuilder builder) {
        Inbox inbox =
                builder.retention(RETENTION).keepBodies(Duration.ofSeconds(2)).build();
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
        var unused = timer.scheduleWithFixedDelay(() -> Expiry.forget(inbox), 200, 200, TimeUnit.MILLISECONDS);
        return inbox;
    }
}
