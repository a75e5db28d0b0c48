package org.throughline.server.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.releasing.OutboxTable;
import org.throughline.agencies.releasing.Releasing;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Handed;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.node.ObjectNode;

/** Releasing that is behind the log, as after a node stood still. */
class BehindIT {
    private static final AgencyId HOMES = new AgencyId("TB");
    private static final CaseId CASE = new CaseId("BF-0101");
    private static final Instant NOW = Instant.parse("2025-03-05T00:00:00Z");

    private TestLog told;
    private Releasing releasing;
    private OutboxTable outbox;
    private final List<Long> positions = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        told = new TestLog();
        Releasing.migrate(told.database);
        outbox = new OutboxTable(told.database);
        releasing =
                new Releasing(
                        told.database,
                        told.desk.histories()::lately,
                        told.bridge::registerUpTo,
                        told.bridge::inStoryTime,
                        _ -> {},
                        () -> positions.add(position()),
                        () -> NOW,
                        told.keys);
        told.tell(12, "0101", false);
    }

    @AfterEach
    void close() {
        told.close();
    }

    private long position() {
        return releasing.position();
    }

    private void withdraw() {
        hand(
                "WithdrawConsent",
                "2025-03-04T18:00:00Z",
                """
                {"consentId": "bf0101-c1", "agencies": ["TB"], "effectiveAt": "2025-03-04T18:00:00Z", "onBehalfOf": "client"}
                """);
    }

    /** A withdrawal ends the referral; a gate opens again with a new one. */
    private void referAgain() {
        hand(
                "GiveConsent",
                "2025-03-04T19:00:00Z",
                """
                {"consentId": "bf0101-c9", "form": "spoken", "interpreterUsed": true, "expiresOn": "2025-09-04", "history": "all", "onBehalfOf": "client",
                 "grants": [{"agency": "TB", "purposes": ["report", "safety"], "classes": ["CODE", "IDENT", "CONTACT", "PLACE", "NARR", "OFFENCE"]}]}
                """);
        hand(
                "SendReferral",
                "2025-03-04T19:05:00Z",
                """
                {"referralId": "bf0101-r9", "agency": "TB", "service": "safety-measures", "needCategory": "housing", "purpose": "safety", "urgency": "high",
                 "ask": "Please make the front door safe.", "shareSet": ["topic:incident", "topic:plan", "ReferralSent.ask"], "basisRef": "bf0101-c9",
                 "previewSeq": %d}
                """
                        .formatted(told.desk.histories().of(CASE).getLast().caseSeq()));
    }

    private void hand(String command, String at, String fields) {
        var data = (ObjectNode) DomainJson.read(fields.getBytes(UTF_8));
        data.put("commandId", "again-" + at)
                .put("caseId", CASE.value())
                .put("occurredAt", at)
                .put("precision", "exact");
        var caseworker = new Actor(new PersonId("CW-1"), Role.CASEWORKER, AgencyId.PROJECT);
        var handed = new Handed(command, data, caseworker, Instant.parse(at), false);
        assertThat(told.desk.hand(handed).join()).isInstanceOf(Done.class);
    }

    private List<PartnerEntry> leaving() {
        return told.leaving().now(HOMES, outbox.after(HOMES, 0, 1000)).stream()
                .map(OutboxTable.Outgoing::entry)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void nothing_leaves_whole_that_a_withdrawal_in_the_log_has_cancelled() {
        long before = told.bridge.head();
        withdraw();
        var all = told.bridge.after(0, 1000);
        releasing.follow(all.stream().filter(entry -> entry.position() <= before).toList());
        assertThat(leaving())
                .filteredOn(entry -> !entry.staysWhole())
                .isNotEmpty()
                .allMatch(entry -> entry.payload().isEmpty());

        releasing.follow(all);
        assertThat(leaving())
                .filteredOn(entry -> !entry.staysWhole())
                .allMatch(entry -> entry.payload().isEmpty());
    }

    @Test
    void what_waits_leaves_empty_while_the_withdrawal_waits_to_be_released() {
        releasing.follow(told.bridge.after(0, 1000));
        assertThat(leaving()).anyMatch(entry -> entry.payload().containsKey("ask"));
        withdraw();

        assertThat(leaving())
                .filteredOn(entry -> !entry.staysWhole())
                .isNotEmpty()
                .allMatch(entry -> entry.payload().isEmpty());
        releasing.follow(told.bridge.after(position(), 1000));
        assertThat(leaving())
                .filteredOn(entry -> !entry.staysWhole())
                .allMatch(entry -> entry.payload().isEmpty());
    }

    @Test
    void what_left_empty_is_in_line_again_when_there_is_a_new_referral() {
        releasing.follow(told.bridge.after(0, 1000));
        long seen = outbox.after(HOMES, 0, 1000).getLast().outboxSeq();
        int sent =
                leaving().stream()
                        .filter(entry -> entry.payload().containsKey("ask"))
                        .findFirst()
                        .orElseThrow()
                        .agencySeq();
        withdraw();
        assertThat(leaving()).noneMatch(entry -> entry.payload().containsKey("ask"));
        referAgain();

        releasing.follow(told.bridge.after(position(), 1000));
        assertThat(outbox.after(HOMES, seen, 1000))
                .extracting(OutboxTable.Outgoing::entry)
                .filteredOn(Objects::nonNull)
                .filteredOn(entry -> entry.payload().containsKey("ask"))
                .extracting(PartnerEntry::agencySeq)
                .contains(sent);
        assertThat(leaving()).anyMatch(entry -> entry.payload().containsKey("ask"));
    }

    @Test
    void what_is_released_shows_before_everything_is_caught_up() {
        releasing.follow(told.bridge.after(0, 1000));
        assertThat(positions).hasSizeGreaterThan(1).isSorted().endsWith(told.bridge.head());
        assertThat(leaving()).isNotEmpty().anyMatch(entry -> entry.caseId().equals(CASE));
    }
}
