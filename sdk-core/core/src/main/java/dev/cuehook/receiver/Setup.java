package dev.cuehook.receiver;

import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.RetryPolicy;
import java.time.Clock;
import java.time.Duration;

/** What a receiver's parts share. */
record Setup(
        Inbox inbox,
        DedupeStore dedupe,
        Clock clock,
        ReceiverListener listener,
        Tracing tracing,
        RetryPolicy retryPolicy,
        int concurrency,
        Duration handlerTimeLimit,
        Duration closingTime) {}
