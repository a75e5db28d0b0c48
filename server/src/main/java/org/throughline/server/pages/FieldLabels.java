package org.throughline.server.pages;

import java.util.Map;

/** What fields are called on pages, where their own name would not do. */
final class FieldLabels {
    private static final Map<String, String> LABELS =
            Map.ofEntries(
                    Map.entry("agencyRef", "Agency's own reference"),
                    Map.entry("agencyStatement", "What the agency says"),
                    Map.entry("agreementId", "Agreement"),
                    Map.entry("agrees", "Does the client agree"),
                    Map.entry("ask", "What is asked for"),
                    Map.entry("attended", "Was the person there"),
                    Map.entry("basisRef", "On which consent or decision"),
                    Map.entry("caseRef", "Case reference"),
                    Map.entry("channelId", "Way of contact"),
                    Map.entry("classes", "Which kinds of facts"),
                    Map.entry("clientName", "What the client wants to be called"),
                    Map.entry("consentId", "Consent"),
                    Map.entry("contactId", "Contact"),
                    Map.entry("decisionId", "Decision to share"),
                    Map.entry("decisionRef", "Under which decision to share"),
                    Map.entry("dueBy", "Needed by"),
                    Map.entry("expiresOn", "Ends on"),
                    Map.entry("form", "How it was given"),
                    Map.entry("goalId", "Goal"),
                    Map.entry("grants", "Who may be told what"),
                    Map.entry("handlerRole", "Role of whoever handles it"),
                    Map.entry("helpKinds", "What help was offered"),
                    Map.entry("history", "How far back"),
                    Map.entry("incidentId", "Incident"),
                    Map.entry("interpreterUsed", "Was an interpreter used"),
                    Map.entry("interventionId", "Intervention"),
                    Map.entry("itemId", "Item"),
                    Map.entry("kinds", "What kind"),
                    Map.entry("lateReason", "Why it is recorded so late"),
                    Map.entry("linkedTo", "What led to it"),
                    Map.entry("measureId", "Safety measure"),
                    Map.entry("meetingId", "Meeting"),
                    Map.entry("memberRef", "Member of the household"),
                    Map.entry("needCategory", "Which need"),
                    Map.entry("needId", "Need"),
                    Map.entry("newReferral", "New referral"),
                    Map.entry("noteId", "Note"),
                    Map.entry("occurredAt", "When it happened"),
                    Map.entry("mapVersion", "Version"),
                    Map.entry("offerId", "Offer"),
                    Map.entry("oldReferral", "Earlier referral"),
                    Map.entry("on", "Day of the meeting"),
                    Map.entry("onBehalfOf", "Said by"),
                    Map.entry("ours", "What it means in ours"),
                    Map.entry("partyRef", "Alleged party"),
                    Map.entry("personRef", "Person"),
                    Map.entry("precision", "How exactly that is known"),
                    Map.entry("projectId", "Project"),
                    Map.entry("reads", "Reads that language"),
                    Map.entry("receivedAt", "When we heard of it"),
                    Map.entry("referralId", "Referral"),
                    Map.entry("reminderId", "Reminder"),
                    Map.entry("requestId", "Request"),
                    Map.entry("ruleId", "Rule"),
                    Map.entry("shareSet", "What the agency may read"),
                    Map.entry("sourceAgency", "Which agency"),
                    Map.entry("sourceKind", "Who came to us"),
                    Map.entry("signedOn", "Signed on"),
                    Map.entry("target", "Which event"),
                    Map.entry("tenantOf", "Tenant of"),
                    Map.entry("theirs", "The agency’s code"),
                    Map.entry("withAgencies", "Together with"));

    private FieldLabels() {}

    /** {@code caseRef} is called Case reference; what has no label is read as it is named. */
    static String of(String field) {
        return LABELS.getOrDefault(field, Wording.words(field));
    }
}
