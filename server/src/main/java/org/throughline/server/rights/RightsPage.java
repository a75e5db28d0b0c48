package org.throughline.server.rights;

import java.util.List;

/**
 * Whose data the case holds, what was asked and decided, and what erasing would do.
 *
 * @param holds each legal hold that is live, in words
 * @param mayDecide whether the reader decides about erasing
 */
public record RightsPage(
        String caseId,
        String reference,
        List<String> holds,
        List<Asked> requests,
        List<Person> persons,
        boolean mayDecide) {
    public RightsPage {
        holds = List.copyOf(holds);
        requests = List.copyOf(requests);
        persons = List.copyOf(persons);
    }

    /** A request to see the file, in words. */
    public record Asked(String requestId, String words) {}

    /**
     * One person.
     *
     * @param code as a command names them
     * @param who in words, without a name
     * @param values how many values about them stand in how many facts
     * @param state whether they can be read
     * @param decisions what was decided about erasing them, the latest last
     * @param agencies who was told something of them, and what became of that
     */
    public record Person(
            String code,
            String who,
            String values,
            String state,
            List<String> decisions,
            List<String> agencies) {
        public Person {
            decisions = List.copyOf(decisions);
            agencies = List.copyOf(agencies);
        }
    }
}
