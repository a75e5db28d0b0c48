package org.throughline.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseLifeEvent.HandoverOffered;
import org.throughline.casefile.handover.CurrentCaseworker;
import org.throughline.casefile.ids.PersonId;

/** Why somebody looks at a case, known from what they do, or said by them. */
final class Purposes {
    /** A working day with its overtime; whoever looks again later says it again. */
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final JdbcClient sql;
    private final Clock clock;

    Purposes(DataSource database, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.clock = clock;
    }

    /** Empty when they have to say it first. */
    Optional<Purpose> of(List<RecordedEvent> history, Actor reader, Sight sight) {
        if (Sight.LISTS.contains(sight)) {
            return Optional.of(Purpose.OVERVIEW);
        }
        return switch (reader.role()) {
            case SUPERVISOR -> Optional.of(Purpose.SUPERVISION);
            case DATA_LEAD -> Optional.of(Purpose.DATA_PROTECTION);
            case AUDITOR -> Optional.of(Purpose.AUDIT);
            case FORUM -> Optional.of(Purpose.FORUM);
            default ->
                    // Whoever checks what will leave is about to send it.
                    sight == Sight.PREVIEW || worksOn(history, reader.person())
                            ? Optional.of(Purpose.WORK)
                            : said(history.getFirst().caseId().value(), reader.person());
        };
    }

    /** Whether they are its caseworker, are to take it over, or have recorded anything of it. */
    private static boolean worksOn(List<RecordedEvent> history, PersonId person) {
        return CurrentCaseworker.of(history).is(person)
                || history.stream()
                        .anyMatch(recorded ->
                                recorded.actor().person().equals(person)
                                        || recorded.event() instanceof HandoverOffered offered
                                                && offered.to().equals(person));
    }

    private Optional<Purpose> said(String caseId, PersonId person) {
        return sql.sql(
                        """
                        select purpose from access.purpose
                        where person = :person and case_id = :caseId and said_at > :since
                        order by said_at desc limit 1
                        """)
                .param("person", person.value())
                .param("caseId", caseId)
                .param("since", clock.instant().minus(GOOD_FOR).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .flatMap(Purpose::of);
    }

    void say(String caseId, PersonId person, Purpose purpose) {
        sql.sql(
                        """
                        insert into access.purpose (person, case_id, purpose, said_at)
                        values (:person, :caseId, :purpose, :at)
                        """)
                .param("person", person.value())
                .param("caseId", caseId)
                .param("purpose", purpose.code())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
