package org.throughline.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;

/** One append that waits for its turn, and the caller's answer. */
record Append(
        @Nullable Condition condition,
        List<NewEvent> events,
        List<OnceKey> keys,
        CompletableFuture<AppendOutcome> answer) {}
