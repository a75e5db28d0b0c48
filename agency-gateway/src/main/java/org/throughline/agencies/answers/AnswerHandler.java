package org.throughline.agencies.answers;

import java.util.List;
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

    /**
     * What became of it: recorded when refusal is null, else the code of the refusal.
     *
     * @param details ids, codes and field names that say more; never a value of a personal field
     */
    record Outcome(@Nullable String refusal, List<String> details) {
        public static final Outcome RECORDED = new Outcome(null, List.of());

        public Outcome {
            details = List.copyOf(details);
        }
    }
}
