package org.throughline.server.rights.disclosing;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.copying.ClientCopy.Occasion;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.HandedNow;
import org.throughline.server.rights.copy.CopiedCase;
import org.throughline.server.rights.copy.CopiedEvent;
import org.throughline.server.rights.copy.Withheld;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.CaseworkDatabase;

/** Where the answer to a request to see the file is made. */
@Component
@OnNode(NodeRole.CASEWORK)
class DisclosureRoom {
    private static final String ISSUE = "IssueDisclosurePack";
    private static final String THIRD_PARTY = "third-party";

    private final Desk desk;
    private final ReleasedEntries released;
    private final WithheldTable table;
    private final Clock clock;

    DisclosureRoom(Desk desk, ReleasedEntries released, CaseworkDatabase database, Clock clock) {
        this.desk = desk;
        this.released = released;
        this.table = new WithheldTable(database.derived());
        this.clock = clock;
    }

    /** The file as it is given: its events, and who else holds something of them. */
    record File(
            AskedFile asked,
            List<CopiedEvent> events,
            List<CopiedCase.Recipient> recipients,
            List<Withheld> withheld) {

        /** The reasons for which something is withheld: those chosen, and what is of others. */
        Set<String> exemptions() {
            var exemptions = new TreeSet<String>();
            withheld.forEach(one -> exemptions.add(one.exemption()));
            if (events.stream().anyMatch(CopiedEvent::isMasked)) {
                exemptions.add(THIRD_PARTY);
            }
            return exemptions;
        }
    }

    /** The file with what is withheld now. */
    File file(CaseId caseId, List<RecordedEvent> history, AskedFile asked) {
        var withheld = table.of(caseId.value(), asked.requestId());
        var told =
                released.of(caseId).stream()
                        .filter(one -> asked.isAtIssue(one.entry().releasedAt()))
                        .toList();
        var copied = copied(history, asked, told, withheld);
        return new File(asked, copied.events(), copied.recipients(), withheld);
    }

    /**
     * The texts of the file, with nothing withheld but what is about others, for whoever decides
     * what is.
     */
    WithholdingForm texts(List<RecordedEvent> history, AskedFile asked) {
        return new WithholdingForm(copied(history, asked, List.of(), List.of()).events());
    }

    private CopiedCase copied(
            List<RecordedEvent> history,
            AskedFile asked,
            List<ReleasedEntry> told,
            List<Withheld> withheld) {
        var own = asked.of(history);
        return new CopiedCase(
                own, own, Occasion.ACCESS_REQUEST, told, desk.registers().now(), withheld);
    }

    /** Runs alone for the request, so that nothing changes between a look and what follows. */
    <T> T alone(CaseId caseId, String requestId, Supplier<T> work) {
        return table.alone(caseId.value(), requestId, work);
    }

    /** Withholds these, instead of what was withheld before. */
    void withhold(CaseId caseId, AskedFile asked, List<Withheld> withheld, SignedIn who) {
        table.put(
                caseId.value(),
                asked.requestId(),
                withheld,
                who.actor().person().value(),
                clock.instant());
    }

    /** Records that the pack is issued, with the reasons for which something is withheld. */
    Answer issue(CaseId caseId, File file, SignedIn who) {
        var data = DomainJson.mapper().createObjectNode();
        data.put("requestId", file.asked().requestId());
        var exemptions = data.putArray("exemptions");
        file.exemptions().forEach(exemptions::add);
        return desk.hand(HandedNow.of(ISSUE, caseId, data, who, clock.instant())).join();
    }
}
