package org.throughline.agencies.channels.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.channels.mail.MailChannel;
import org.throughline.agencies.channels.mail.Mailing;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.agencies.ledger.Sending;
import org.throughline.agencies.lightlink.LightLinks;
import org.throughline.agencies.lightlink.LightLinks.Made;
import org.throughline.agencies.lightlink.LinkedReferral;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.ids.ReferralId;

/**
 * Mails the agency a light link to each referral that has something new, and says of each that has
 * ended that it has; one mail for everything that is due. What belongs to no referral of the agency
 * waits in its store without a mail: no link could show it.
 */
public final class LightLinkChannel implements Channel {
    public static final String CODE = "light-link";

    private final Mailing mailing;
    private final LightLinks links;
    private final AgencyStore store;

    public LightLinkChannel(Mailing mailing, LightLinks links, AgencyStore store) {
        this.mailing = mailing;
        this.links = links;
        this.store = store;
    }

    /** A connection by this channel; the person reads and answers by every link. */
    public static Connection to(AgencyId agency, PersonId person) {
        return Connection.by(CODE, agency, person.value(), "");
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public int entriesMax() {
        return MailChannel.ENTRIES_MAX;
    }

    @Override
    public Duration every() {
        return mailing.every();
    }

    /** A referral that has something new, and the entry that is new. */
    private record Live(ReferralId referral, CaseId caseId, long releaseSeq) {}

    /** What a mail is about. */
    private record News(List<Live> live, Set<String> ended) {}

    @Override
    public Outcome deliver(Connection connection, List<Sending> sending) {
        try {
            return told(connection, sending);
        } catch (DataAccessException e) {
            // Of the database and not of an entry, so that nothing is given up for it.
            return new Outcome.TryLater(Outcome.RETRIES_USED_UP);
        }
    }

    private Outcome told(Connection connection, List<Sending> sending) {
        var news = news(connection, sending);
        if (news.live().isEmpty() && news.ended().isEmpty()) {
            return new Outcome.Confirmed(MailChannel.NOTHING_TO_TELL);
        }
        var person = new PersonId(connection.target());
        var made =
                news.live().stream()
                        .map(live ->
                                links.make(
                                        connection.agency(),
                                        live.caseId(),
                                        live.referral(),
                                        person,
                                        live.releaseSeq()))
                        .toList();
        var outcome =
                mailing.tell(
                        connection.agency(),
                        parts(made, news.ended()),
                        () -> made.forEach(links::mailed));
        if (!(outcome instanceof Outcome.Confirmed)) {
            made.forEach(links::takenBack);
        }
        return outcome;
    }

    private News news(Connection connection, List<Sending> sending) {
        var live = new LinkedHashMap<ReferralId, Live>();
        var ended = new LinkedHashSet<String>();
        var byCase =
                sending.stream()
                        .filter(one -> !one.isItsOwn())
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.delivery().caseId(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byCase.forEach((caseId, those) -> {
            for (var referral : LinkedReferral.all(store.feed(connection.agency(), caseId))) {
                var id = referral.referral();
                for (var one : those) {
                    var entry = one.served().entry();
                    // What was erased is gone from all that a link shows.
                    if (referral.isLive() && (one.word() != null || referral.concerns(entry))) {
                        live.putIfAbsent(id, new Live(id, caseId, entry.releaseSeq()));
                    } else if (one.word() == null && referral.isEndedBy(entry)) {
                        links.reference(connection.agency(), id).ifPresent(ended::add);
                    }
                }
            }
        });
        return new News(List.copyOf(live.values()), ended);
    }

    private List<String> parts(List<Made> made, Set<String> ended) {
        var parts = new ArrayList<String>();
        for (var one : made) {
            parts.add("Open it here. Reference of this link: " + one.link().reference());
            parts.add(mailing.base().get() + "/link/" + one.token());
        }
        for (var reference : ended) {
            parts.add(
                    "What was asked of you under the reference "
                            + reference
                            + " has ended, and its links open nothing any more. Do no more for it, or call the project.");
        }
        if (!made.isEmpty()) {
            parts.add(
                    "A link opens one request, for 14 days. Each time you are asked for a code, which the project tells you on the telephone. Pass neither on.");
        }
        parts.add("This mail holds nothing about anybody. Nobody reads answers to it.");
        return parts;
    }
}
