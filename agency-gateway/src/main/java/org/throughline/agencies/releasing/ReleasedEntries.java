package org.throughline.agencies.releasing;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.throughline.agencies.sealing.EntrySeal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.casefile.sharing.release.Gate;

/**
 * What each agency was told of a case, and when: for auditors, pages of the project and the command
 * line.
 */
public final class ReleasedEntries {
    private final ReleaseTable table;
    private final EntrySeal seal;

    /**
     * Over the casework database, migrated.
     *
     * @param keys with which what is kept of persons was sealed
     */
    public ReleasedEntries(DataSource database, PersonKeys keys) {
        this.seal = new EntrySeal(keys);
        this.table = new ReleaseTable(database);
    }

    /** Up to where in the log it is worked out who is told what. */
    public long position() {
        return table.position();
    }

    /** Every entry released of the case, by agency and agencySeq. */
    public List<ReleasedEntry> of(CaseId caseId) {
        return table.entries(caseId).stream().map(this::opened).toList();
    }

    /** The entries released to one agency, by agencySeq. */
    public List<ReleasedEntry> of(CaseId caseId, AgencyId agency) {
        return of(caseId).stream()
                .filter(released -> released.entry().agency().equals(agency))
                .toList();
    }

    /** The entries of an agency after a number, in the order in which they were released. */
    public List<ReleasedEntry> after(AgencyId agency, long releaseSeq, int limit) {
        return table.after(agency, releaseSeq, limit).stream().map(this::opened).toList();
    }

    private ReleasedEntry opened(ReleasedEntry kept) {
        return new ReleasedEntry(seal.opened(kept.entry()), kept.caseSeq(), kept.fields());
    }

    /** How many entries each agency was released. */
    public Map<AgencyId, Long> counts() {
        return table.counts();
    }

    /** The gates of the case that ever were open. */
    public Map<AgencyId, Gate> gates(CaseId caseId) {
        return table.gates(caseId);
    }
}
