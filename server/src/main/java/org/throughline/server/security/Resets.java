package org.throughline.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets people begin anew who lost what they sign in with. It takes two: otherwise one administrator
 * could become anybody.
 */
@Component
public class Resets {
    private static final Duration OPEN_FOR = Duration.ofDays(1);

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Clock clock;

    Resets(AccountDatabase database, Accounts accounts, Clock clock) {
        this.sql = JdbcClient.create(database.pool());
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Who asked for it within the last day and waits for somebody who agrees, by the person that it
     * is about.
     */
    public Map<String, String> askedBy(Collection<String> people) {
        return sql
                .sql(
                        """
                        select person, asked_by from server.reset
                        where person = any (:people) and asked_at > :since
                        """)
                .param("people", people.toArray(String[]::new))
                .param("since", clock.instant().minus(OPEN_FOR).atOffset(ZoneOffset.UTC))
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Asks for it. Somebody else has to agree within a day. */
    public void ask(String person, String by) {
        sql.sql(
                        """
                        insert into server.reset (person, asked_by, asked_at) values (:person, :by, :at)
                        on conflict (person) do update set asked_by = excluded.asked_by, asked_at = excluded.asked_at
                        """)
                .param("person", person)
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Agrees to what somebody else asked for.
     *
     * @return the first password, to be handed over; empty when nobody else asked, or it is about
     *     whoever agrees
     */
    public Optional<String> agree(String person, String by) {
        boolean isOthers =
                sql.sql(
                                        """
                                        delete from server.reset
                                        where person = :person and asked_by <> :by and asked_at > :since and :by <> :person
                                        """)
                                .param("person", person)
                                .param("by", by)
                                .param(
                                        "since",
                                        clock.instant().minus(OPEN_FOR).atOffset(ZoneOffset.UTC))
                                .update()
                        == 1;
        return isOthers ? Optional.of(accounts.beginAnew(person)) : Optional.empty();
    }
}
