package org.throughline.referrals;

import java.nio.charset.StandardCharsets;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.node.ObjectNode;

/** A command in the JSON of the contract, and the fact that it leads to. */
enum Said {
    ADD_MEMBER(
            "CW-1",
            "caseworker",
            "AddHouseholdMember",
            "HouseholdMemberAdded",
            "{'memberRef':'h1','relation':'child','ageBand':'5-10','alsoTargeted':true,'name':'Aman'}"),
    NOTE_PARTY(
            "CW-1",
            "caseworker",
            "NoteAllegedParty",
            "AllegedPartyNoted",
            "{'partyRef':'ap1','name':'Dean','relation':'neighbour','tenantOf':'TB','markers':[],'words':'From"
                    + " below'}"),
    LOG_EVIDENCE(
            "CW-1",
            "caseworker",
            "LogEvidence",
            "EvidenceLogged",
            "{'itemId':'e1','kind':'photo','heldBy':'project','takenAt':'2025-03-03T12:00:00Z','digest':'sha256:"
                    + "a".repeat(64)
                    + "'}"),
    REQUEST_REVIEW(
            "CW-1",
            "caseworker",
            "RequestCaseReview",
            "CaseReviewRequested",
            "{'ruleId':'hate-report-14','reports':['bf0101-i1']}"),
    IDENTIFY_NEED(
            "CW-1",
            "caseworker",
            "IdentifyNeed",
            "NeedIdentified",
            "{'needId':'n1','category':'housing','severity':'high'}"),
    REVIEW_NEED(
            "CW-1", "caseworker", "ReviewNeed", "NeedReviewed", "{'needId':'n1','state':'part'}"),
    AGREE_PLAN(
            "CW-1",
            "caseworker",
            "AgreeSupportPlan",
            "SupportPlanAgreed",
            "{'goals':[{'goalId':'q1','needId':'n1','wording':'Sleep','measure':'Nights','date':'2025-06-01'}],"
                    + "'clientAgreed':true}"),
    REVIEW_GOAL(
            "CW-1",
            "caseworker",
            "ReviewGoal",
            "GoalReviewed",
            "{'goalId':'q1','progress':'better'}"),
    RECORD_GAP(
            "CW-1",
            "caseworker",
            "RecordServiceGap",
            "ServiceGapRecorded",
            "{'needId':'n1','needCategory':'health','area':'Mill"
                    + " Ward','tried':['LC'],'reason':'no-capacity'}"),
    ADD_NOTE(
            "SV-1",
            "supervisor",
            "AddNote",
            "NoteAdded",
            "{'noteId':'t1','access':'sealed','text':'Keep this'}"),
    SET_REMINDER(
            "system",
            "system",
            "SetReminder",
            "ReminderSet",
            "{'reminderId':'d1','what':'Call','due':'2025-03-10T09:00:00Z','owner':'CW-1'}"),
    CLEAR_REMINDER(
            "SV-1",
            "supervisor",
            "ClearReminder",
            "ReminderCleared",
            "{'reminderId':'d1','result':'called'}"),
    SUPERVISE(
            "SV-1",
            "supervisor",
            "RecordSupervision",
            "SupervisionHeld",
            "{'decisions':'Ask for a review','caseloadCount':17,'debriefOffered':true}"),
    FEEDBACK(
            "CW-1",
            "caseworker",
            "GiveFeedback",
            "FeedbackGiven",
            "{'ratings':[{'task':'help','score':4}],'words':'You listened'}"),
    COPY(
            "CW-1",
            "caseworker",
            "IssueTimelineCopy",
            "TimelineCopyIssued",
            "{'format':'large-print','language':'pa'}"),
    ASSIGN("SV-1", "supervisor", "AssignCaseworker", "CaseworkerAssigned", "{'to':'CW-1'}"),
    OFFER(
            "CW-1",
            "caseworker",
            "OfferHandover",
            "HandoverOffered",
            "{'from':'CW-1','to':'CW-4','reason':'Long leave'}"),
    ACCEPT(
            "CW-4",
            "caseworker",
            "AcceptHandover",
            "HandoverAccepted",
            "{'from':'CW-1','to':'CW-4','openClocks':[],'unsafeChannelsSeen':['ch-text','ch-post'],'caseloadCount':9}"),
    REFUSE(
            "CW-1",
            "caseworker",
            "RefuseConsent",
            "ConsentRefused",
            "{'agencies':['LC'],'purposes':['support'],'reason':'Not yet'}");

    static final String CASE = "BF-0101";

    private final String person;
    private final String role;
    final String command;
    final String fact;
    final String fields;

    Said(String person, String role, String command, String fact, String fields) {
        this.person = person;
        this.role = role;
        this.command = command;
        this.fact = fact;
        this.fields = fields;
    }

    ObjectNode step() {
        return said(person, role, "project", command, fields);
    }

    /** A command as a step of a story, one day after the agencies accepted. */
    static ObjectNode said(
            String person, String role, String agency, String command, String fields) {
        var at = "2025-03-05T10:00:00Z";
        var step = DomainJson.mapper().createObjectNode();
        step.put("at", at).put("command", command);
        step.putObject("by").put("person", person).put("role", role).put("agency", agency);
        var data =
                (ObjectNode)
                        DomainJson.read(fields.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        data.put("commandId", command + "-" + person).put("caseId", CASE);
        data.put("occurredAt", at).put("precision", "exact");
        if (!agency.equals("project")) {
            data.put("messageId", "msg-" + command);
        }
        step.set("data", data);
        return step;
    }
}
