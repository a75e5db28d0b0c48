package org.throughline.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.throughline.casefile.ids.PersonId;
import org.throughline.server.wiring.ServedAgencies;

/**
 * Who signed in and who tried, and from when on somebody has to sign in again. It is kept in the
 * database, so that several nodes count together.
 */
@Component
public class SignIns {
    /** So many wrong passwords within {@link #PAUSE}, and no password is taken for that long. */
    public static final int WRONG_MAX = 5;

    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient sql;
    private final ServedAgencies registers;
    private final Clock clock;

    SignIns(AccountDatabase database, ServedAgencies registers, Clock clock) {
        this.sql = JdbcClient.create(database.pool());
        this.registers = registers;
        this.clock = clock;
    }

    @EventListener
    void failed(AuthenticationFailureBadCredentialsEvent event) {
        note(event.getAuthentication().getName(), false);
    }

    @EventListener
    void came(InteractiveAuthenticationSuccessEvent event) {
        // By password; whoever comes by another way is noted by it.
        if (event.getAuthentication().getPrincipal() instanceof SignedIn who) {
            note(who.getUsername(), true);
        }
    }

    /** Notes that somebody came, or tried to; nothing is kept of names that nobody has. */
    public void note(String person, boolean wasRight) {
        if (!isRegistered(person)) {
            return;
        }
        var now = clock.instant();
        sql.sql("delete from server.sign_in where person = :person and at < :before")
                .param("person", person)
                .param("before", utc(now.minus(KEPT)))
                .update();
        sql.sql("insert into server.sign_in (person, at, was_right) values (:person, :at, :right)")
                .param("person", person)
                .param("at", utc(now))
                .param("right", wasRight)
                .update();
    }

    private boolean isRegistered(String person) {
        try {
            return registers.register().staff(new PersonId(person)).isPresent();
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }

    /** When each of these people came last; without those who did not in the last ninety days. */
    public Map<String, Instant> last(Collection<String> people) {
        var last = new HashMap<String, Instant>();
        sql.sql(
                        """
                        select person, at from unnest(:people) as asked (person) cross join lateral (
                            select at from server.sign_in s
                            where s.person = asked.person and was_right order by at desc limit 1) as found
                        """)
                .param("people", people.toArray(String[]::new))
                .query((row, _) ->
                        last.put(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
        return last;
    }

    /** When this person came the time before the last. */
    public Optional<Instant> before(String person) {
        return sql.sql(
                        """
                        select at from server.sign_in where person = :person and was_right
                        order by at desc offset 1 limit 1
                        """)
                .param("person", person)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** How often a wrong password was shown in the name of this person since a moment. */
    public int wrongSince(String person, Instant moment) {
        return sql.sql(
                        """
                        select count(*) from server.sign_in
                        where person = :person and at > :since and not was_right
                        """)
                .param("person", person)
                .param("since", utc(moment))
                .query(Integer.class)
                .single();
    }

    /** Whoever signed in as this person before now has to do it again. */
    public void endSessions(String person) {
        sql.sql(
                        """
                        insert into server.session_end (person, ended_at) values (:person, :at)
                        on conflict (person) do update set ended_at = excluded.ended_at
                        """)
                .param("person", person)
                .param("at", utc(clock.instant()))
                .update();
    }

    Optional<Instant> sessionsEnded(String person) {
        return sql.sql("select ended_at from server.session_end where person = :person")
                .param("person", person)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
