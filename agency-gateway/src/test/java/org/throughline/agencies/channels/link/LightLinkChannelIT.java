package org.throughline.agencies.channels.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.Entries.fields;
import static org.throughline.agencies.channels.Reached.HOMES;
import static org.throughline.agencies.channels.Reached.OMAR;
import static org.throughline.agencies.channels.Reached.ROSA;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.channels.NotedChannel;
import org.throughline.agencies.channels.PushContract;
import org.throughline.agencies.channels.Reached.Told;
import org.throughline.agencies.channels.mail.Mail;
import org.throughline.agencies.channels.mail.MailTransport.Result;
import org.throughline.agencies.channels.mail.Postbox;
import org.throughline.agencies.lightlink.LightLinks;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.sharing.Level;

/** Light links by mail, to a mail server in memory. */
class LightLinkChannelIT extends PushContract {
    private static final PersonId GRACE = new PersonId("TB-U1");
    private static final Pattern TOKEN = Pattern.compile("/link/([A-Za-z0-9_-]{43})\\s");

    private final Postbox postbox = new Postbox();
    private final CopyOnWriteArrayList<String> told = new CopyOnWriteArrayList<>();

    @Override
    protected Channel channel() {
        return new NotedChannel(
                new LightLinkChannel(postbox.mailing(Duration.ZERO), links(), reached.store), told);
    }

    private LightLinks links() {
        return new LightLinks(reached.database, reached.store, new Random(5), reached.clock);
    }

    /** Only what belongs to a referral is mailed, so each entry of the contract is a sending. */
    @Override
    protected void use() {
        reached.usually(caseId -> new Told("ReferralSent", Level.SHARED, asking(caseId)));
        reached.connections.use(LightLinkChannel.to(HOMES, GRACE));
    }

    private static Map<String, Object> asking(CaseId caseId) {
        return fields("referralId", "r-" + caseId, "agency", "TB");
    }

    @Override
    protected List<String> arrived() {
        return told;
    }

    @Override
    protected void breakDown() {
        postbox.answer = Result.AWAY;
    }

    @Override
    protected void heal() {
        postbox.answer = Result.TAKEN;
    }

    private static List<String> tokens(Mail mail) {
        return TOKEN.matcher(mail.text()).results().map(found -> found.group(1)).toList();
    }

    @Test
    void one_mail_has_a_link_for_each_referral_and_names_neither_case_nor_referral() {
        reached.receive(ROSA, 2);
        reached.receive(OMAR, 1);
        node("north");
        reached.allSettled(3);
        assertThat(postbox.mails).hasSize(1);
        var mail = postbox.mails.getFirst();
        assertThat(mail.subject()).isEqualTo("Something new waits for you in Throughline");
        assertThat(tokens(mail)).hasSize(2);
        assertThat(tokens(mail).stream().map(one -> links().opened(one).orElseThrow().caseId()))
                .containsExactly(ROSA, OMAR);
        assertThat(mail.text() + mail.html() + mail.to() + mail.id())
                .doesNotContain("BF-0", "r-BF", "event-");
    }

    @Test
    void a_newer_link_takes_the_place_of_the_one_before_once_it_is_mailed() {
        node("north");
        reached.receive(ROSA, 1);
        reached.allSettled(1);
        var first = tokens(postbox.mails.getFirst()).getFirst();
        breakDown();
        reached.receive(ROSA, 1);
        reached.eventually(() -> assertThat(reached.states()).contains("parked"));
        assertThat(links().opened(first)).isPresent();
        heal();
        reached.secondTries.again(HOMES, 2);
        reached.allSettled(2);
        assertThat(postbox.mails).hasSize(2);
        var second = tokens(postbox.mails.getLast()).getFirst();
        assertThat(links().opened(first)).isEmpty();
        assertThat(links().opened(second).orElseThrow().reference())
                .isEqualTo(links().known(first).orElseThrow().reference());
    }

    @Test
    void a_link_ends_with_its_referral_and_the_agency_is_told_that_it_did() {
        node("north");
        reached.receive(ROSA, 1);
        reached.allSettled(1);
        var token = tokens(postbox.mails.getFirst()).getFirst();
        var reference = links().opened(token).orElseThrow().reference();
        reached.receive(
                HOMES,
                ROSA,
                "ReferralWithdrawn",
                Level.CODED,
                fields("referralId", "r-BF-0199", "withdrawnBy", "client"));
        reached.allSettled(2);
        assertThat(links().opened(token)).isEmpty();
        var mail = postbox.mails.getLast();
        assertThat(tokens(mail)).isEmpty();
        assertThat(mail.text()).contains(reference + " has ended").doesNotContain("BF-0");
    }

    @Test
    void what_belongs_to_no_referral_of_the_agency_waits_without_a_mail() {
        reached.usually(_ -> new Told("HelpOffered", Level.MARKER, Map.of()));
        node("north");
        reached.receive(ROSA, 2);
        reached.allSettled(2);
        assertThat(postbox.mails).isEmpty();
        assertThat(reached.rows(HOMES).getFirst().receipt()).isEqualTo("nothing-to-tell");
    }

    @Test
    void the_end_of_a_consent_is_mailed_with_a_link_to_each_live_referral_of_the_case() {
        node("north");
        reached.receive(ROSA, 1);
        reached.allSettled(1);
        reached.gate(HOMES, ROSA, false);
        reached.receive(HOMES, ROSA, "ConsentWithdrawn", Level.CODED, fields("consentId", "c-1"));
        reached.allSettled(2);
        assertThat(postbox.mails).hasSize(2);
        assertThat(tokens(postbox.mails.getLast())).hasSize(1);
    }
}
