package org.throughline.casefile.events;

/**
 * A fact about a case. It is never edited: a mistake is put right by recording another. The record
 * holds the payload of the fact; when it happened, who recorded it and its place in the case stand
 * in the {@link org.throughline.casefile.RecordedEvent} around it. Component names are the field
 * names of the contract.
 */
public sealed interface CaseEvent
        permits AgencyEvent,
                BasisEvent,
                CaseLifeEvent,
                ClientEvent,
                ContactEvent,
                CorrectionEvent,
                IncidentEvent,
                ReferralEvent,
                RightsEvent,
                SafetyEvent,
                TaskEvent {

    /** The name of this kind of fact, for example {@code HelpOffered}. */
    default String type() {
        return getClass().getSimpleName();
    }
}
