package org.throughline.referrals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.throughline.casefile.Refusal;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.known.LookAgain;
import org.throughline.referrals.log.LogAccess;

/** Asks the case, and asks again when somebody else was quicker. */
final class Dispatch {
    /** How often a command looks at the case again when somebody else wrote first. */
    private static final int TRIES_MAX = 50;

    private final AxonWiring axon;
    private final LogAccess log;

    Dispatch(AxonWiring axon, LogAccess log) {
        this.axon = axon;
        this.log = log;
    }

    /** The answer, once nobody else wrote to the same case in between. */
    CompletableFuture<Answer> of(String name, Request request) {
        return of(name, request, 1);
    }

    private CompletableFuture<Answer> of(String name, Request request, int attempt) {
        return axon.dispatch(name, request, attempt == 1)
                // Not on the thread that completes appends: it would wait for this case with all
                // others.
                .exceptionallyComposeAsync(
                        failure -> {
                            var cause =
                                    failure instanceof CompletionException
                                                    && failure.getCause() != null
                                            ? failure.getCause()
                                            : failure;
                            if (!isOvertaken(cause)) {
                                return CompletableFuture.failedFuture(cause);
                            }
                            // Somebody else wrote first, or the same command twice at once: the
                            // next look at the case finds it.
                            return attempt < TRIES_MAX
                                    ? of(name, request, attempt + 1)
                                    : CompletableFuture.completedFuture(
                                            Refused.because(Refusal.VERSION_CONFLICT));
                        },
                        Thread::startVirtualThread);
    }

    private boolean isOvertaken(Throwable cause) {
        return cause instanceof AppendEventsTransactionRejectedException
                || cause instanceof LookAgain
                || log.repeated().isInstance(cause);
    }
}
