package org.throughline.views.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.PartnerEntryListener;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.sharing.gate.Amendments;

/**
 * The referrals addressed to an agency, kept from its own entries inside the transaction that
 * stores them.
 */
public final class AgencyInbox implements PartnerEntryListener {
    /** The most rows of one page. */
    public static final int PAGE_ROWS_MAX = 50;

    /** The row after which a page begins. */
    public record Place(Instant changedAt, String referralId) {}

    private final InboxTable table;

    public AgencyInbox(DataSource gatewayDatabase) {
        this.table = new InboxTable(gatewayDatabase);
    }

    /** Creates or brings up to date the schema {@code inbox}. */
    public static void migrate(DataSource gatewayDatabase) {
        Flyway.configure()
                .dataSource(gatewayDatabase)
                .schemas("inbox")
                .locations("classpath:db/inbox")
                .table("migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    @Override
    public void received(List<PartnerEntry> entries) {
        entries.forEach(this::received);
    }

    private void received(PartnerEntry entry) {
        var payload = entry.payload();
        var agency = entry.agency().value();
        if (entry.type().equals("ReferralSent") && agency.equals(payload.get("agency"))) {
            table.sent(entry, String.valueOf(payload.get("referralId")));
        } else if (entry.type().equals("ReferralRerouted")
                && agency.equals(payload.get("newAgency"))) {
            table.sent(entry, String.valueOf(payload.get("newReferral")));
        } else if (entry.type().equals("ReferralRerouted")
                && payload.get("oldReferral") instanceof String old) {
            table.moved(entry.agency(), old, "REROUTED", entry.recordedAt());
        } else if (entry.targetEventId() instanceof String target) {
            noticed(entry, target);
        } else if (payload.get("referralId") instanceof String referral) {
            stateAfter(entry)
                    .ifPresent(state ->
                            table.moved(entry.agency(), referral, state, entry.recordedAt()));
        }
    }

    /** What came after it could not be read without it. */
    @Override
    public void filled(PartnerEntry entry, List<PartnerEntry> told) {
        received(told);
    }

    @Override
    public void erased(PartnerEntry left) {
        table.masked(
                left.agency(),
                left.eventId(),
                Erased.MARK.equals(left.payload().get("clientName")),
                Erased.MARK.equals(left.payload().get("ask")),
                Erased.MARK);
    }

    private void noticed(PartnerEntry notice, String target) {
        if (notice.type().equals("EventEnteredInError")) {
            table.takenBack(notice.agency(), target, notice.recordedAt());
        } else if (notice.type().equals("EventRedacted")
                && notice.payload().get("fields") instanceof List<?> fields) {
            table.masked(
                    notice.agency(),
                    target,
                    fields.contains("clientName"),
                    fields.contains("ask"),
                    Amendments.REDACTED);
        }
    }

    private static Optional<String> stateAfter(PartnerEntry entry) {
        return Optional.ofNullable(
                switch (entry.type()) {
                    case "ReferralAcknowledged", "ReferralInfoSupplied" -> "ACKNOWLEDGED";
                    case "ReferralInfoRequested" -> "INFO_NEEDED";
                    case "ReferralAccepted" -> "ACCEPTED";
                    case "ReferralDeclined" -> "DECLINED";
                    case "ReferralStarted", "ReferralProgressed", "ReferralResumed" ->
                            "IN_PROGRESS";
                    case "ReferralPaused" -> "ON_HOLD";
                    case "ReferralWithdrawn" -> "WITHDRAWN";
                    case "ReferralCompleted" -> "COMPLETED";
                    case "ReferralOutcomeConfirmed" ->
                            switch (String.valueOf(entry.payload().get("agrees"))) {
                                case "yes" -> "CLOSED";
                                case "no" -> "DISPUTED";
                                default -> "COMPLETED";
                            };
                    case "ReferralClosed" -> "CLOSED";
                    case "ReferralExpired" -> "EXPIRED";
                    default -> null;
                });
    }

    /**
     * The agency's referrals, the last changed first.
     *
     * @param after where the page before ended; null for the first page
     */
    public List<InboxRow> page(AgencyId agency, @Nullable Place after, int rows) {
        return table.page(agency, after, rows);
    }

    /** Those of one case. */
    public List<InboxRow> of(AgencyId agency, CaseId caseId) {
        return table.ofCase(agency, caseId.value());
    }

    /** One referral of the agency. */
    public Optional<InboxRow> find(AgencyId agency, String referralId) {
        return table.find(agency, referralId);
    }
}
