package org.throughline.agencies.handin;

import java.util.Optional;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.casefile.ids.AgencyId;

/** Judges what a machine hands in, by the same rules whichever way it comes. */
public interface HandInDoor {

    /**
     * Puts a message into the agency's box of answers, once: the same message again changes
     * nothing.
     *
     * @param machine reference of the machine under whose name it counts
     * @param messageId as its envelope has it
     * @param body {@code {"command": ..., "data": {...}}} as it came, and whatever else came
     * @return empty when it is on its way; what it is refused with as JSON, without content of it
     */
    Optional<String> take(AgencyId agency, String machine, String messageId, byte[] body);

    /** What a message is refused with that nobody can keep. */
    String unstorable(String messageId);

    /** What became of an answer, as JSON and without its content. */
    String outcome(AnswerBox.Answer answer);
}
