package org.throughline.agencies.answers;

import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.agencies.PlaceTable;
import org.throughline.agencies.releasing.Erasures;
import org.throughline.agencies.releasing.OutboxTable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/** The casework side's book of answers: how far they are taken, and the receipts that go back. */
public final class ReceiptBook {
    private final PlaceTable places;
    private final OutboxTable outbox;
    private final Erasures erasures;
    private final TransactionTemplate transaction;

    public ReceiptBook(DataSource database) {
        this.places = PlaceTable.ofAnswers(database);
        this.outbox = new OutboxTable(database);
        this.erasures = new Erasures(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** What goes back to the agency, as JSON. */
    public record Receipt(CaseId caseId, String body) {}

    public Optional<Long> nextOffset(AgencyId agency, String topicId, int partition) {
        return Optional.ofNullable(places.next(agency, topicId).get(partition));
    }

    /** Writes another receipt of an answer that waited for a person. */
    public void settled(AgencyId agency, Receipt receipt) {
        transaction.executeWithoutResult(
                _ -> outbox.add(agency, "receipt", receipt.caseId(), null, receipt.body()));
    }

    /** The agency has taken the words of a person out of what it holds. */
    public void erased(AgencyId agency, String erasure) {
        erasures.confirmed(agency, erasure);
    }

    /** Writes the receipt and the place in the topic together. */
    public void taken(
            AgencyId agency,
            String topicId,
            int partition,
            long nextOffset,
            @Nullable Receipt receipt) {
        transaction.executeWithoutResult(_ -> {
            if (receipt != null) {
                outbox.add(agency, "receipt", receipt.caseId(), null, receipt.body());
            }
            places.moveTo(agency, topicId, partition, nextOffset);
        });
    }
}
