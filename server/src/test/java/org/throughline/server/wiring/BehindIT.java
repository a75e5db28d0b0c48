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
import org.throughline.agencies.releasing.Leaving;
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
                        told.desk.histories()::of,
                        told.bridge::registerUpTo,
                        told.bridge::inStoryTime,
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
        var data =
                """
                {"commandId": "w-1", "caseId": "BF-0101", "occurredAt": "2025-03-04T18:00:00Z", "precision": "exact",
                 "consentId": "bf0101-c1", "agencies": ["TB"], "effectiveAt": "2025-03-04T18:00:00Z", "onBehalfOf": "client"}
                """;
        var caseworker = new Actor(new PersonId("CW-1"), Role.CASEWORKER, AgencyId.PROJECT);
        var handed =
                new Handed(
                        "WithdrawConsent",
                        DomainJson.read(data.getBytes(UTF_8)),
                        caseworker,
                        Instant.parse("2025-03-04T18:00:00Z"),
                        false);
        assertThat(told.desk.hand(handed).join()).isInstanceOf(Done.class);
    }

    private List<PartnerEntry> leaving() {
        return new Leaving(told.database, told.keys)
                .now(HOMES, outbox.after(HOMES, 0, 1000)).stream()
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
    void what_is_released_shows_before_everything_is_caught_up() {
        releasing.follow(told.bridge.after(0, 1000));
        assertThat(positions).hasSizeGreaterThan(1).isSorted().endsWith(told.bridge.head());
        assertThat(leaving()).isNotEmpty().anyMatch(entry -> entry.caseId().equals(CASE));
    }
}
