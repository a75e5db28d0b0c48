package org.throughline.server.searching;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.casefile.Role;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Purpose;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.views.caseload.CaseloadRow;
import org.throughline.views.search.CaseSearch;
import org.throughline.views.search.SearchQuestion;

/**
 * The one way to look for cases by what is known of a person. That somebody looked is noted,
 * whatever they find, and at each case that they are shown. No note, no answer.
 */
@Component
@OnNode(NodeRole.CASEWORK)
public class SearchDoor {
    private final CaseDoor door;
    private final CaseSearch search;
    private final SearchRunTable runs;
    private final Clock clock;

    SearchDoor(CaseDoor door, CaseSearch search, CaseworkDatabase database, Clock clock) {
        this.door = door;
        this.search = search;
        this.runs = new SearchRunTable(database.derived());
        this.clock = clock;
    }

    /** What somebody of this role can say why they look; empty when they look for no cases. */
    public static List<Purpose> purposes(Role role) {
        return switch (role) {
            case INTAKE, CASEWORKER ->
                    List.of(
                            Purpose.CONTACT,
                            Purpose.NEW_CASE,
                            Purpose.WORK,
                            Purpose.COVER,
                            Purpose.TAKING_OVER);
            case SUPERVISOR ->
                    List.of(Purpose.SUPERVISION, Purpose.CONTACT, Purpose.NEW_CASE, Purpose.COVER);
            case DATA_LEAD -> List.of(Purpose.DATA_PROTECTION, Purpose.CONTACT);
            case AUDITOR -> List.of(Purpose.AUDIT);
            // The forum reads codes alone (domain reference 4.10).
            case FORUM, ADMIN, CLIENT, AGENCY_USER, AGENCY_SYSTEM, SYSTEM -> List.of();
        };
    }

    /**
     * Looks among the cases that this reader may see.
     *
     * @param purpose one of {@link #purposes}
     */
    public CaseSearch.Found find(SignedIn who, Purpose purpose, SearchQuestion question) {
        var actor = who.actor();
        if (!purposes(actor.role()).contains(purpose)) {
            throw new IllegalArgumentException("nobody of this role looks for that");
        }
        var part = door.part(who);
        if (part.isEmpty()) {
            return CaseSearch.Found.NOTHING;
        }
        var found = search.find(part.get(), question);
        runs.insert(
                new SearchRun(
                        clock.instant(),
                        actor.person().value(),
                        actor.role().code(),
                        part.get().projectId(),
                        purpose,
                        found.rows().size()));
        door.noteFound(found.rows().stream().map(CaseloadRow::caseId).toList(), who, purpose);
        return found;
    }

    /** Who looked for cases of a project, the latest first; of one person, or of all for null. */
    public List<SearchRun> runs(String projectId, @Nullable String person, int limit, int offset) {
        return runs.of(projectId, person, limit, offset);
    }

    /** How often somebody looked. */
    public int count(String projectId, @Nullable String person) {
        return runs.count(projectId, person);
    }

    /** Everybody who ever looked for a case of a project. */
    public List<String> people(String projectId) {
        return runs.people(projectId);
    }
}
