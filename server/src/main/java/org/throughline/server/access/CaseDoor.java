package org.throughline.server.access;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.node.ReadSettings;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.Schemas;
import org.throughline.views.caseload.CasePart;

/**
 * The one way to the content of cases for people of the project: what they may see of it, and the
 * note that they saw it, made before they do. No note, no content.
 */
@Component
@OnNode(NodeRole.CASEWORK)
public class CaseDoor {
    private static final String OPERATOR = "operator";
    private static final Duration WATCHED = Duration.ofDays(7);

    private final Desk desk;
    private final CaseReadTable reads;
    private final Purposes purposes;
    private final ReadSettings settings;
    private final Clock clock;

    CaseDoor(Desk desk, CaseworkDatabase database, ReadSettings settings, Clock clock) {
        Schemas.migrate(database.derived(), "access");
        this.desk = desk;
        this.reads = new CaseReadTable(database.derived());
        this.purposes = new Purposes(database.derived(), clock);
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The case as this reader may see it. Empty when there is none, or none for them: they cannot
     * tell which.
     *
     * @throws PurposeNeeded when they have to say first why they look
     */
    public Optional<List<RecordedEvent>> open(String caseId, SignedIn who, Sight sight) {
        return Optional.ofNullable(open(List.of(caseId), who, sight).get(caseId));
    }

    /** Those of these cases that this reader may see, in the same order. */
    public Map<String, List<RecordedEvent>> open(
            Collection<String> caseIds, SignedIn who, Sight sight) {
        var register = desk.registers().now();
        var shown = new LinkedHashMap<String, List<RecordedEvent>>();
        var noted = new ArrayList<CaseRead>();
        for (var caseId : new LinkedHashSet<>(caseIds)) {
            var history = history(caseId);
            if (!history.isEmpty()) {
                var read = CaseReading.of(history, who.actor(), register);
                noted.add(
                        read(
                                caseId,
                                who,
                                sight,
                                read.isEmpty() ? null : purpose(history, who, sight)));
                read.ifPresent(events -> shown.put(caseId, events));
            }
        }
        if (!noted.isEmpty()) {
            reads.insert(noted);
        }
        return shown;
    }

    /**
     * The cases of which lists show something to this reader; empty when there are none for them.
     */
    public Optional<CasePart> part(SignedIn who) {
        return CaseReading.part(who.actor(), desk.registers().now());
    }

    /**
     * Rows of a list, on which many cases stand side by side with little of each.
     *
     * @param rows asked for with the cases that this reader may see, and of no others
     * @param caseOf which case a row is about
     */
    public <T> List<T> list(
            SignedIn who,
            Sight sight,
            Function<CasePart, List<T>> rows,
            Function<T, String> caseOf) {
        if (!Sight.LISTS.contains(sight)) {
            throw new IllegalArgumentException(sight + " is no list");
        }
        var found = part(who).map(rows).orElse(List.of());
        if (!found.isEmpty()) {
            reads.insert(
                    found.stream()
                            .map(caseOf)
                            .distinct()
                            .map(caseId -> read(caseId, who, sight, Purpose.OVERVIEW))
                            .toList());
        }
        return found;
    }

    private Purpose purpose(List<RecordedEvent> history, SignedIn who, Sight sight) {
        return purposes.of(history, who.actor(), sight)
                .orElseThrow(() -> new PurposeNeeded(history.getFirst().caseId().value()));
    }

    /**
     * Whether this reader has to say why they look at a case before they are shown it; empty when
     * there is none for them.
     */
    public Optional<Boolean> asks(String caseId, SignedIn who) {
        var history = history(caseId);
        return CaseReading.of(history, who.actor(), desk.registers().now())
                .map(_ -> purposes.of(history, who.actor(), Sight.CASE).isEmpty());
    }

    /** Keeps why this reader looks at a case; of a case that is none for them nothing is kept. */
    public void say(String caseId, SignedIn who, Purpose purpose) {
        if (asks(caseId, who).isPresent()) {
            purposes.say(caseId, who.actor().person(), purpose);
        }
    }

    /** Notes which cases were found by somebody who looked for a person. */
    public void noteFound(List<String> caseIds, SignedIn who, Purpose purpose) {
        if (!caseIds.isEmpty()) {
            reads.insert(
                    caseIds.stream()
                            .map(caseId -> read(caseId, who, Sight.SEARCH, purpose))
                            .toList());
        }
    }

    /** Notes that what will leave of a case was shown to somebody who is about to send it. */
    public void notePreview(String caseId, SignedIn who) {
        reads.insert(List.of(read(caseId, who, Sight.PREVIEW, Purpose.WORK)));
    }

    /** Notes that the operator looked, who is no person of the registers. */
    public void noteOperator(CaseId caseId) {
        reads.insert(
                List.of(
                        new CaseRead(
                                clock.instant(),
                                OPERATOR,
                                OPERATOR,
                                caseId.value(),
                                Sight.COMMAND_LINE,
                                true,
                                Purpose.OPERATION)));
    }

    /** Who saw a case, the latest first; of one person, or of all when it is null. */
    public List<CaseRead> reads(String caseId, @Nullable String person, int atMost) {
        return reads.of(caseId, person, atMost);
    }

    /** Everybody who ever saw a case, or asked for it. */
    public List<String> readers(String caseId) {
        return reads.people(caseId);
    }

    /** How often a case was seen, or asked for. */
    public int count(String caseId) {
        return reads.count(caseId);
    }

    /**
     * Which people of a project opened more cases within an hour than the settings say, in the last
     * seven days.
     */
    public List<UnusualReads> unusual(String projectId) {
        var register = desk.registers().now();
        return reads.above(settings.alertAbove(), clock.instant().minus(WATCHED)).stream()
                .filter(one ->
                        register.staff(one.person())
                                .filter(staff -> projectId.equals(staff.projectId()))
                                .isPresent())
                .toList();
    }

    private CaseRead read(String caseId, SignedIn who, Sight sight, @Nullable Purpose purpose) {
        var actor = who.actor();
        return new CaseRead(
                clock.instant(),
                actor.person().value(),
                actor.role().code(),
                caseId,
                sight,
                purpose != null,
                purpose);
    }

    private List<RecordedEvent> history(String caseId) {
        try {
            return desk.histories().of(new CaseId(caseId));
        } catch (IllegalArgumentException notAnId) {
            return List.of();
        }
    }
}
