package org.throughline.agencies.channels.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.Entries.fields;
import static org.throughline.agencies.channels.Reached.HOMES;
import static org.throughline.agencies.channels.Reached.OMAR;
import static org.throughline.agencies.channels.Reached.ROSA;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.channels.NotedChannel;
import org.throughline.agencies.channels.PushContract;
import org.throughline.agencies.channels.mail.MailTransport.Result;
import org.throughline.agencies.reaching.Connection;

/** Notices by mail, to a mail server in memory. */
class MailChannelIT extends PushContract {
    private final Postbox postbox = new Postbox();
    private final CopyOnWriteArrayList<String> told = new CopyOnWriteArrayList<>();
    private Duration every = Duration.ZERO;

    @Override
    protected Channel channel() {
        return new NotedChannel(new MailChannel(postbox.mailing(every)), told);
    }

    @Override
    protected void use() {
        reached.connections.use(Connection.by(MailChannel.CODE, HOMES, "", ""));
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

    @Test
    void one_mail_tells_of_everything_that_is_due_and_holds_nothing_of_it() {
        reached.receive(ROSA, 3);
        reached.receive(OMAR, 2);
        node("north");
        reached.allSettled(5);
        assertThat(postbox.mails).hasSize(1);
        var mail = postbox.mails.getFirst();
        assertThat(mail.to()).isEqualTo("desk@TB.example.org");
        assertThat(mail.subject()).isEqualTo("Something new waits for you in Throughline");
        assertThat(mail.text())
                .isEqualTo(
                        """
                        Something new waits for you in Throughline.

                        Sign in to read it:

                        https://pages.example.org/agency

                        This mail holds nothing about anybody. Nobody reads answers to it.
                        """
                                .replace("\n", "\r\n"));
        assertThat(mail.html())
                .contains(
                        "<a href=\"https://pages.example.org/agency\">https://pages.example.org/agency</a>");
        assertThat(reached.rows(HOMES).getFirst().receipt()).isEqualTo(mail.id());
    }

    @Test
    void what_comes_soon_after_a_mail_waits_for_the_next_one() {
        every = Duration.ofSeconds(2);
        node("north");
        reached.receive(ROSA, 1);
        reached.allSettled(1);
        reached.receive(ROSA, 1);
        reached.receive(OMAR, 1);
        reached.allSettled(3);
        assertThat(postbox.mails).hasSize(2);
    }

    @Test
    void nobody_is_mailed_of_what_they_did_themselves() {
        node("north");
        reached.receiveOwn(ROSA, "ReferralAccepted", fields("referralId", "r-1"));
        reached.allSettled(1);
        assertThat(postbox.mails).isEmpty();
        reached.receive(ROSA, 1);
        reached.allSettled(2);
        assertThat(postbox.mails).hasSize(1);
    }

    @Test
    void an_address_that_is_refused_is_given_up_at_once() {
        postbox.answer = Result.REFUSED;
        node("north");
        reached.receive(ROSA, 1);
        reached.eventually(() -> assertThat(reached.states()).containsExactly("parked"));
        assertThat(reached.rows(HOMES).getFirst().attempts()).isEqualTo(1);
        assertThat(reached.rows(HOMES).getFirst().reason()).isEqualTo("rejected");
    }

    @Test
    void an_agency_without_an_address_waits_for_a_person() {
        var nowhere =
                new Mailing(
                        postbox, _ -> Optional.empty(), () -> "", Duration.ZERO, new Random(11));
        reached.node("north", List.of(HOMES), new MailChannel(nowhere), other);
        reached.receive(ROSA, 1);
        reached.eventually(() -> assertThat(reached.states()).containsExactly("parked"));
        assertThat(reached.rows(HOMES).getFirst().reason()).isEqualTo("bad-address");
        assertThat(postbox.mails).isEmpty();
    }

    @Test
    void kept_mails_are_shown_newest_first() {
        var kept = new KeptMails(reached.database, reached.clock);
        var chance = new Random(3);
        assertThat(kept.send(Mail.notice(chance, "a@one.example.org", List.of("First"))))
                .isEqualTo(Result.TAKEN);
        kept.send(Mail.notice(chance, "b@two.example.org", List.of("Second")));
        assertThat(kept.newest())
                .extracting(KeptMails.Kept::to)
                .containsExactly("b@two.example.org", "a@one.example.org");
        assertThat(kept.newest().getFirst().text()).contains("Second");
    }
}
