package org.throughline.agencies.lightlink;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The visits by light links. Each needs a code of its own, which is good for 15 minutes and once,
 * and stays open for half an hour.
 */
public final class LightVisits {
    public static final Duration CODE_LIFE = Duration.ofMinutes(15);
    public static final Duration VISIT_LIFE = Duration.ofMinutes(30);

    private static final int TRIES_MAX = 5;
    private static final int CODES_MAX = 6;
    private static final Duration CODES_IN = Duration.ofHours(1);
    private static final int CODES = 1_000_000;

    private final LightVisitTable table;
    private final LightLinks links;
    private final SecondChannel channel;
    private final TransactionTemplate transaction;
    private final RandomGenerator chance;
    private final Clock clock;

    /**
     * @param database the gateway database, migrated
     * @param chance nobody can foresee it
     */
    public LightVisits(
            DataSource database,
            LightLinks links,
            SecondChannel channel,
            RandomGenerator chance,
            Clock clock) {
        this.table = new LightVisitTable(database);
        this.links = links;
        this.channel = channel;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.chance = chance;
        this.clock = clock;
    }

    /** What came of asking for a code. */
    public sealed interface Asked {
        /**
         * The code is on its way.
         *
         * @param visit what the browser holds until the code comes
         */
        record OnItsWay(String visit) implements Asked {
            @Override
            public String toString() {
                return "OnItsWay";
            }
        }

        record TooMany() implements Asked {}

        record LinkExpired() implements Asked {}
    }

    /** What came of giving a code. */
    public sealed interface Given {
        /**
         * The visit is open.
         *
         * @param visit what the browser holds from now on
         */
        record Open(String visit) implements Given {
            @Override
            public String toString() {
                return "Open";
            }
        }

        record Wrong() implements Given {}

        /** The code was used, its time is over, or too many wrong ones were given. */
        record Expired() implements Given {}
    }

    /** Asks for a code for a visit by this link; codes that it had before are void. */
    public Asked ask(String token) {
        var code = "%06d".formatted(chance.nextInt(CODES));
        var visit = Token.draw(chance);
        var asked =
                requireNonNull(
                        transaction.execute(_ ->
                                links.hold(token)
                                        .filter(link -> !link.isVoid() && links.isInTime(link))
                                        .map(link -> begun(link, visit, code))
                                        .orElseGet(Asked.LinkExpired::new)));
        if (asked instanceof Asked.OnItsWay) {
            var link = links.known(token).orElseThrow();
            channel.tell(
                    new SecondChannel.Code(
                            link.agency(),
                            link.reference(),
                            link.person(),
                            code,
                            clock.instant().plus(CODE_LIFE)));
        }
        return asked;
    }

    private Asked begun(LightLink link, String visit, String code) {
        var now = clock.instant();
        if (table.askedSince(link.digest(), now.minus(CODES_IN)) >= CODES_MAX) {
            return new Asked.TooMany();
        }
        table.endWaiting(link.digest(), now);
        table.insert(
                Token.digest(visit),
                link.digest(),
                Token.digest(visit + code),
                now,
                now.plus(CODE_LIFE));
        return new Asked.OnItsWay(visit);
    }

    /** Whether this visit waits for its code. */
    public boolean isWaiting(String visit) {
        return table.isWaiting(Token.digest(visit), TRIES_MAX, clock.instant());
    }

    /** Gives the code of a visit. */
    public Given give(String visit, String code) {
        var now = clock.instant();
        var digest = Token.digest(visit);
        var tried = table.tried(digest, TRIES_MAX, now);
        if (tried.isEmpty()) {
            return new Given.Expired();
        }
        var link = links.find(tried.get().link()).orElseThrow();
        if (!isSame(tried.get().codeDigest(), Token.digest(visit + code))) {
            links.wrongCode(link.digest());
            return isWaiting(visit) ? new Given.Wrong() : new Given.Expired();
        }
        var opened = Token.draw(chance);
        if (link.isVoid()
                || !links.isInTime(link)
                || !table.open(digest, Token.digest(opened), now.plus(VISIT_LIFE))) {
            return new Given.Expired();
        }
        channel.spent(link.agency(), link.reference());
        return new Given.Open(opened);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The link of a visit that is open. A newer link does not end it; the end of the link's time or
     * of its referral does.
     */
    public Optional<LightLink> open(String visit) {
        return table.openLink(Token.digest(visit), clock.instant())
                .flatMap(links::find)
                .filter(links::isInTime);
    }

    /** Ends a visit; another one needs another code. */
    public void leave(String visit) {
        table.end(Token.digest(visit), clock.instant());
    }
}
