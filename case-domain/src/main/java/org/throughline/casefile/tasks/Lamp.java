package org.throughline.casefile.tasks;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.Coded;

/**
 * How far one task has come.
 *
 * @param litBy the event that brought it to this state: it tells when and by whom; null while
 *     nothing has
 */
public record Lamp(Task task, State state, @Nullable RecordedEvent litBy) {

    /** What a lamp shows. */
    public enum State implements Coded {
        NOT_YET("not-yet"),
        BEGUN("begun"),
        DONE("done");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    static Lamp dark(Task task) {
        return new Lamp(task, State.NOT_YET, null);
    }

    /** The event that brought a task to a state first stays its date. */
    Lamp at(State reached, RecordedEvent by) {
        return reached.compareTo(state) > 0 ? new Lamp(task, reached, by) : this;
    }

    public boolean isDone() {
        return state == State.DONE;
    }
}
