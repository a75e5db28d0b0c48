package org.throughline.agencies.receiving;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.Mask;
import org.throughline.casefile.person.Erased;

/** What stands for redacted fields of the agency's entries. */
final class MaskTable {
    private final JdbcClient sql;

    MaskTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Keeps the newest of each event; an older one that comes again changes nothing. */
    void put(CaseId caseId, Mask mask, long outboxSeq) {
        sql.sql(
                        """
                        insert into gateway.mask as m (agency, case_id, event_id, texts, outbox_seq)
                        values (:agency, :caseId, :eventId, :texts::jsonb, :seq)
                        on conflict (agency, case_id, event_id) do update
                            set texts = excluded.texts, outbox_seq = excluded.outbox_seq
                            where m.outbox_seq < excluded.outbox_seq
                        """)
                .param("agency", mask.agency().value())
                .param("caseId", caseId.value())
                .param("eventId", mask.eventId())
                .param("texts", PartnerJson.write(mask.texts()))
                .param("seq", outboxSeq)
                .update();
    }

    /** What stood for redacted fields of an event whose person was erased. */
    void erase(AgencyId agency, CaseId caseId, String eventId) {
        sql.sql(
                        """
                        update gateway.mask set texts = (
                            select coalesce(jsonb_object_agg(field, :mark::text), '{}')
                            from jsonb_object_keys(texts) as field)
                        where agency = :agency and case_id = :caseId and event_id = :eventId
                        """)
                .param("mark", Erased.MARK)
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .param("eventId", eventId)
                .update();
    }

    /** The masks of a case. */
    List<Mask> ofCase(AgencyId agency, CaseId caseId) {
        return sql.sql(
                        """
                        select jsonb_build_object('eventId', event_id, 'texts', texts) from gateway.mask
                        where agency = :agency and case_id = :caseId
                        """)
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .query((row, _) -> PartnerJson.mask(agency, PartnerJson.tree(row.getString(1))))
                .list();
    }
}
