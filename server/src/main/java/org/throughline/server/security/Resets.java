package org.throughline.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
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

    /** Who asked for it within the last day and waits for somebody who agrees. */
    public Optional<String> askedBy(String person) {
        return sql.sql(
                        "select asked_by from server.reset where person = :person and asked_at > :since")
                .param("person", person)
                .param("since", clock.instant().minus(OPEN_FOR).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
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
