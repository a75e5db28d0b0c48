package org.throughline.casefile;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.throughline.casefile.events.CaseEvent;

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

    /** The memory of a decision that asks nothing of the case. */
    public record Nothing() {}

    /** Records what was said: nothing in the history of the case speaks against it. */
    public static <C extends CaseCommand> Decider<C, Nothing> recording(
            Class<C> command, Function<C, CaseEvent> fact) {
        return new Decider<>(
                command,
                new Nothing(),
                (nothing, _) -> nothing,
                (_, asked) -> Decision.recorded(fact.apply(asked.command())));
    }

    /** The name of the command at the desk, for example {@code OfferHelp}. */
    public String name() {
        return command.getSimpleName();
    }
}
