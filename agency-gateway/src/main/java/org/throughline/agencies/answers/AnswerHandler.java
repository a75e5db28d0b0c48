package org.throughline.agencies.answers;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes an agency's answer on the casework side; server joins it to the desk. */
@FunctionalInterface
public interface AnswerHandler {

    /**
     * Hands the answer in; the same message again gives the first outcome. Throws when the desk
     * cannot be asked now.
     */
    Outcome take(AgencyAnswer answer);

    /**
     * An answer as it came.
     *
     * @param agency the agency whose topic it came by
     */
    record AgencyAnswer(
            String agency, String person, String command, String messageId, JsonNode data) {}

    /** What became of it: recorded when refusal is null, else the code of the refusal. */
    record Outcome(@Nullable String refusal) {}
}
