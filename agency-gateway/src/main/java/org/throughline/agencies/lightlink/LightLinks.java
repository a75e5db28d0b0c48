package org.throughline.agencies.lightlink;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.ids.ReferralId;

/**
 * The light links of this gateway: to one referral each, for 14 days or until it is terminal. One
 * referral has one link that opens; a newer one takes the place of the one before as soon as it is
 * mailed.
 */
public final class LightLinks {
    public static final Duration LIFE = Duration.ofDays(14);

    /** How long one that is over can still be used to ask for another. */
    private static final Duration REMEMBERED = Duration.ofDays(60);

    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(10);
    private static final int RENEWALS_MAX = 5;
    private static final int WRONG_CODES_MAX = 15;

    /** Read out on the telephone, so without letters and digits that sound or look alike. */
    private static final String LETTERS = "ACDEFGHJKLMNPQRTUVWXY3479";

    private static final int REFERENCE_LENGTH = 6;

    private final LightLinkTable table;
    private final AgencyStore store;
    private final RandomGenerator chance;
    private final Clock clock;

    /**
     * @param database the gateway database, migrated
     * @param chance nobody can foresee it
     */
    public LightLinks(DataSource database, AgencyStore store, RandomGenerator chance, Clock clock) {
        this.table = new LightLinkTable(database);
        this.store = store;
        this.chance = chance;
        this.clock = clock;
    }

    /**
     * A new link.
     *
     * @param token what the mail has, and nobody else
     */
    public record Made(LightLink link, String token) {
        @Override
        public String toString() {
            return link.reference();
        }
    }

    /** Makes a link that opens; the ones before it do so too until it is {@link #mailed}. */
    public Made make(
            AgencyId agency, CaseId caseId, ReferralId referral, PersonId person, long releaseSeq) {
        var now = clock.instant();
        table.removeOver(now.minus(REMEMBERED));
        var token = Token.draw(chance);
        var link =
                new LightLink(
                        Token.digest(token),
                        agency,
                        caseId,
                        referral,
                        reference(agency, referral).orElseGet(this::drawReference),
                        person,
                        releaseSeq,
                        now.plus(LIFE),
                        false);
        table.insert(link, now);
        return new Made(link, token);
    }

    /** The agency has it: the links before it open nothing any more. */
    public void mailed(Made made) {
        table.voidOthers(made.link(), clock.instant());
    }

    /** Nobody got it. */
    public void takenBack(Made made) {
        table.remove(made.link().digest());
    }

    /** How the links to this referral are called; empty when there never was one. */
    public Optional<String> reference(AgencyId agency, ReferralId referral) {
        return table.reference(agency, referral);
    }

    private String drawReference() {
        return chance.ints(REFERENCE_LENGTH, 0, LETTERS.length())
                .mapToObj(one -> String.valueOf(LETTERS.charAt(one)))
                .collect(Collectors.joining());
    }

    /** The link of this token, if it opens now. */
    public Optional<LightLink> opened(String token) {
        return table.find(Token.digest(token)).filter(link -> !link.isVoid() && isInTime(link));
    }

    /** The link of this token, whatever became of it; empty when it never was one, or long ago. */
    public Optional<LightLink> known(String token) {
        return table.find(Token.digest(token));
    }

    /** Whether its time is not over and its referral not terminal. */
    boolean isInTime(LightLink link) {
        return clock.instant().isBefore(link.until()) && referral(link).isLive();
    }

    /** The referral that a link leads to, as its agency holds it. */
    public LinkedReferral referral(LightLink link) {
        return LinkedReferral.of(link.referral(), store.feed(link.agency(), link.caseId()));
    }

    /** Whether another link may be mailed in the place of this one; it counts as asked for. */
    public boolean mayRenew(LightLink link) {
        var now = clock.instant();
        return referral(link).isLive()
                && table.renew(link.digest(), RENEWALS_MAX, now, now.minus(BETWEEN_RENEWALS));
    }

    Optional<LightLink> hold(String token) {
        return table.hold(Token.digest(token));
    }

    Optional<LightLink> find(String digest) {
        return table.find(digest);
    }

    void wrongCode(String digest) {
        table.wrongCode(digest, WRONG_CODES_MAX, clock.instant());
    }
}
