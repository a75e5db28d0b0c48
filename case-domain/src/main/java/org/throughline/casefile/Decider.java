package org.throughline.casefile;

import java.util.function.BiFunction;

/**
 * One question that a case can answer, in a form that anything able to replay events can ask.
 *
 * @param <C> the command
 * @param <S> what the decision remembers of the case, and nothing more
 */
public record Decider<C extends CaseCommand, S>(
        Class<C> command,
        S nothingYet,
        BiFunction<S, RecordedEvent, S> evolve,
        BiFunction<S, Asked<C>, Decision> decide) {

    /** The name of the command at the desk, for example {@code OfferHelp}. */
    public String name() {
        return command.getSimpleName();
    }
}
