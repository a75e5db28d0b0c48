package org.throughline.agencies.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.Entries.fields;
import static org.throughline.agencies.channels.Reached.HOMES;
import static org.throughline.agencies.channels.Reached.OMAR;
import static org.throughline.agencies.channels.Reached.ROSA;
import static org.throughline.agencies.channels.Reached.ids;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.ledger.SecondTries.Again;
import org.throughline.casefile.sharing.Level;

/** What every channel keeps to that goes to a place which can be away. */
public abstract class PushContract extends ChannelContract {

    /** Nothing can be brought to the receiver from now on. */
    protected abstract void breakDown() throws Exception;

    /** All is well again. */
    protected abstract void heal() throws Exception;

    @Test
    void what_could_not_be_brought_comes_later_in_its_order() throws Exception {
        reached.waits(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(30));
        breakDown();
        node("north");
        reached.receive(ROSA, 3);
        reached.eventually(() -> assertThat(reached.states()).startsWith("failed"));
        heal();
        reached.allSettled(3);
        assertThat(arrived()).isEqualTo(ids(ROSA, 1, 1, 3));
        assertThat(reached.rows(HOMES).getFirst().attempts()).isGreaterThan(1);
    }

    @Test
    void after_the_last_try_it_is_parked_and_a_person_has_it_tried_again_under_its_ids()
            throws Exception {
        breakDown();
        node("north");
        reached.receive(ROSA, 1);
        reached.eventually(() -> assertThat(reached.states()).containsExactly("parked"));
        var parked = reached.rows(HOMES).getFirst();
        assertThat(parked.attempts()).isEqualTo(3);
        assertThat(parked.reason()).isEqualTo("retries-used-up");
        reached.receive(ROSA, 1);
        heal();
        assertThat(reached.secondTries.again(HOMES, 1)).isEqualTo(Again.QUEUED);
        reached.allSettled(2);
        assertThat(arrived()).isEqualTo(ids(ROSA, 1, 1, 2));
    }

    @Test
    void word_of_an_erasure_that_is_given_up_is_tried_again_by_the_number_that_it_follows()
            throws Exception {
        node("north");
        reached.receive(ROSA, 1);
        reached.allSettled(1);
        breakDown();
        reached.erase(ROSA, "erasure-1", 1, "answer");
        reached.eventually(
                () -> assertThat(reached.states()).containsExactly("confirmed", "parked"));
        heal();
        assertThat(reached.secondTries.again(HOMES, 1)).isEqualTo(Again.QUEUED);
        reached.allSettled(2);
        assertThat(arrived())
                .isEqualTo(joined(ids(ROSA, 1, 1, 1), List.of(ROSA + " erasure-1.TB")));
    }

    @Test
    void an_entry_that_arrived_is_sent_again_under_the_ids_that_it_had() {
        node("north");
        reached.receive(ROSA, 2);
        reached.allSettled(2);
        assertThat(reached.secondTries.again(HOMES, 2)).isEqualTo(Again.QUEUED);
        reached.eventually(() -> assertThat(arrived()).hasSize(3));
        assertThat(arrived()).isEqualTo(joined(ids(ROSA, 1, 1, 2), ids(ROSA, 2, 2, 1)));
    }

    @Test
    void a_wish_of_the_project_that_comes_twice_is_heard_once() {
        node("north");
        reached.receive(ROSA, 1);
        reached.allSettled(1);
        assertThat(reached.secondTries.again(HOMES, 1, 41)).isEqualTo(Again.QUEUED);
        reached.eventually(() -> assertThat(arrived()).hasSize(2));
        reached.allSettled(1);
        assertThat(reached.secondTries.again(HOMES, 1, 41)).isEqualTo(Again.QUEUED);
        reached.allSettled(1);
        reached.receive(ROSA, 1);
        reached.allSettled(2);
        assertThat(arrived()).hasSize(3);
    }

    @Test
    void behind_a_closed_gate_nothing_is_sent_again() {
        node("north");
        reached.receive(ROSA, 1);
        reached.allSettled(1);
        reached.gate(HOMES, ROSA, false);
        assertThat(reached.secondTries.again(HOMES, 1)).isEqualTo(Again.NO_BASIS);
        assertThat(reached.secondTries.again(HOMES, 99)).isEqualTo(Again.NOT_FOUND);
        reached.receive(OMAR, 1);
        reached.allSettled(2);
        assertThat(arrived()).hasSize(2);
    }

    @Test
    void the_desk_is_told_when_a_referral_is_given_up_and_when_it_arrives_after_all()
            throws Exception {
        breakDown();
        node("north");
        reached.receive(
                HOMES,
                ROSA,
                "ReferralSent",
                Level.SHARED,
                fields("referralId", "r-1", "agency", "TB"));
        reached.eventually(() -> assertThat(reached.box.toSend(HOMES, 10)).hasSize(1));
        var failed = PartnerJson.map(reached.box.toSend(HOMES, 10).getFirst().data());
        assertThat(failed)
                .containsEntry("referralId", "r-1")
                .containsEntry("outcome", "failed")
                .containsEntry("channel", channel().code())
                .containsEntry("attempt", 3)
                .containsEntry("reason", "retries-used-up")
                .containsEntry("parked", true)
                .containsEntry("caseId", ROSA.value());
        heal();
        reached.secondTries.again(HOMES, 1);
        reached.eventually(() -> assertThat(reached.box.toSend(HOMES, 10)).hasSize(2));
        var told = reached.box.toSend(HOMES, 10).getLast();
        assertThat(told.command()).isEqualTo("RecordDelivery");
        assertThat(PartnerJson.map(told.data()))
                .containsEntry("outcome", "delivered")
                .containsEntry("attempt", 4)
                .containsKey("receipt");
        assertThat(List.of(told.person())).containsExactly("system");
    }
}
