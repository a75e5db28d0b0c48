package org.throughline.agencies.releasing;

import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.agencies.PartnerAsk;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.partner.PartnerEntry;

/** Puts the entry by which an agency was asked in line once more, under the id that it has. */
public final class SendingAgain {
    private final ReleaseTable table;
    private final OutboxTable outbox;
    private final TransactionTemplate transaction;

    /** Over the casework database, migrated. */
    public SendingAgain(DataSource database) {
        this.table = new ReleaseTable(database);
        this.outbox = new OutboxTable(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /**
     * Queues what the addressee was told of the sending; nothing when it is not released yet,
     * because then it still goes out for the first time, and nothing when a command with this once
     * key queued it before.
     */
    public void queue(CaseId caseId, ReferralId referral, String onceKey, String digest) {
        transaction.executeWithoutResult(_ -> {
            if (outbox.isFirst(onceKey, digest)) {
                asking(caseId, referral).ifPresent(this::queue);
            }
        });
    }

    /**
     * The entry for a receiver that has lost it, and word that it is wanted, by which the agency's
     * side brings it again by the channel that the agency uses.
     */
    private void queue(PartnerEntry entry) {
        outbox.add(entry.agency(), "entry", entry.caseId(), entry.releaseSeq(), null);
        outbox.add(
                entry.agency(),
                "again",
                entry.caseId(),
                null,
                PartnerJson.write(Map.of("releaseSeq", entry.releaseSeq())));
    }

    /** The digest of the command that queued under this once key. */
    public Optional<String> digestOf(String onceKey) {
        return outbox.digestOf(onceKey);
    }

    private Optional<PartnerEntry> asking(CaseId caseId, ReferralId referral) {
        return table.entries(caseId).stream()
                .map(ReleasedEntry::entry)
                .filter(entry -> PartnerAsk.of(entry).filter(referral::equals).isPresent())
                .reduce((_, raised) -> raised);
    }
}
