package org.throughline.agencies.answers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import tools.jackson.databind.JsonNode;

/**
 * Where the people of an agency put their answers: kept first, then sent, then settled by a
 * receipt.
 */
public final class AnswerBox {
    /**
     * After this long without a receipt an answer is sent again; the desk knows it by its message
     * id.
     */
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final AnswerTable table;
    private final Clock clock;

    public AnswerBox(DataSource database, Clock clock) {
        this.table = new AnswerTable(database);
        this.clock = clock;
    }

    /**
     * An answer and what became of it.
     *
     * @param data the command's data as JSON
     * @param state queued, sent, parked, recorded or refused
     * @param refusal code of the refusal, when it was refused or waits for a person
     * @param details ids, codes and field names that say more of the refusal
     */
    public record Answer(
            String messageId,
            String person,
            String command,
            CaseId caseId,
            String data,
            String state,
            @Nullable String refusal,
            List<String> details,
            Instant writtenAt) {
        public Answer {
            details = List.copyOf(details);
        }

        public boolean isWaiting() {
            return state.equals("queued") || state.equals("sent");
        }

        /** Whether this is the same answer: the same command with the same data. */
        public boolean isSame(String otherCommand, JsonNode otherData) {
            return command.equals(otherCommand) && PartnerJson.tree(data).equals(otherData);
        }
    }

    /**
     * Keeps an answer to be sent.
     *
     * @param messageId made when the form was shown, so that a form that is sent twice is one
     *     answer
     * @return whether it is new
     */
    public boolean put(
            AgencyId agency,
            PersonId person,
            String command,
            CaseId caseId,
            String messageId,
            String data) {
        return table.insert(
                agency, messageId, person.value(), command, caseId, data, clock.instant());
    }

    /** What people of the agency answered about a case, the newest first. */
    public List<Answer> of(AgencyId agency, CaseId caseId) {
        return table.ofCase(agency, caseId);
    }

    public Optional<Answer> find(AgencyId agency, String messageId) {
        return table.find(agency, messageId);
    }

    /** The client was erased: of what people wrote of the case, only that they did is kept. */
    public void erase(AgencyId agency, CaseId caseId) {
        table.erase(agency, caseId);
    }

    /** What is to be sent now, the oldest first. */
    public List<Answer> toSend(AgencyId agency, int limit) {
        return table.toSend(agency, clock.instant(), AGAIN, limit);
    }

    public void sent(AgencyId agency, String messageId) {
        table.sent(agency, messageId, clock.instant());
    }

    /**
     * Takes the receipt of an answer; the first one counts. One with an unknown code is not the
     * last word: the answer waits for a person, and another receipt follows.
     */
    public void settled(
            AgencyId agency, String messageId, @Nullable String refusal, List<String> details) {
        if (refusal != null && refusal.equals(Refusal.UNKNOWN_CODE.name())) {
            table.parked(agency, messageId, refusal, details);
        } else {
            table.settled(agency, messageId, refusal, details, clock.instant());
        }
    }
}
