package org.throughline.casefile;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.memory.ErrorMarks;

/**
 * One question that a case can answer, in a form that anything able to replay events can ask.
 *
 * @param <C> the command
 * @param <S> what the decision remembers of the case, and nothing more
 * @param remembering what it remembers of a whole history
 */
public record Decider<C extends CaseCommand, S>(
        Class<C> command,
        Function<List<RecordedEvent>, S> remembering,
        BiFunction<S, Asked<C>, Decision> decide) {

    /** A decision for which events in error do not count, as for most. */
    public Decider(
            Class<C> command,
            S nothingYet,
            BiFunction<S, RecordedEvent, S> evolve,
            BiFunction<S, Asked<C>, Decision> decide) {
        this(
                command,
                history -> folded(nothingYet, evolve, ErrorMarks.asRemembered(history)),
                decide);
    }

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

    /** A decision that asks of events in error too. */
    public static <C extends CaseCommand, S> Decider<C, S> ofWholeHistory(
            Class<C> command,
            S nothingYet,
            BiFunction<S, RecordedEvent, S> evolve,
            BiFunction<S, Asked<C>, Decision> decide) {
        return new Decider<>(command, history -> folded(nothingYet, evolve, history), decide);
    }

    private static <S> S folded(
            S nothingYet, BiFunction<S, RecordedEvent, S> evolve, List<RecordedEvent> history) {
        var memory = nothingYet;
        for (var recorded : history) {
            memory = evolve.apply(memory, recorded);
        }
        return memory;
    }

    /** What the decision remembers of this history. */
    public S memoryOf(List<RecordedEvent> history) {
        return remembering.apply(history);
    }

    /** The name of the command at the desk, for example {@code OfferHelp}. */
    public String name() {
        return command.getSimpleName();
    }
}
