package org.throughline.casefile.admission;

import java.util.List;
import org.throughline.casefile.Decider;
import org.throughline.casefile.aboutclient.Describing;
import org.throughline.casefile.acting.Reporting;
import org.throughline.casefile.answering.Answering;
import org.throughline.casefile.answering.Declining;
import org.throughline.casefile.answering.Working;
import org.throughline.casefile.breakglass.Breaking;
import org.throughline.casefile.breakglass.Judging;
import org.throughline.casefile.closing.Closing;
import org.throughline.casefile.closing.Reopening;
import org.throughline.casefile.consenting.Consenting;
import org.throughline.casefile.consenting.Refusing;
import org.throughline.casefile.consenting.Withdrawing;
import org.throughline.casefile.contacting.Contacting;
import org.throughline.casefile.copying.Copying;
import org.throughline.casefile.correcting.Correcting;
import org.throughline.casefile.correcting.FieldTypes;
import org.throughline.casefile.correcting.Marking;
import org.throughline.casefile.correcting.Redacting;
import org.throughline.casefile.deciding.Deciding;
import org.throughline.casefile.delivering.Delivering;
import org.throughline.casefile.delivering.Redelivering;
import org.throughline.casefile.easing.Easing;
import org.throughline.casefile.ending.Ending;
import org.throughline.casefile.evidence.Keeping;
import org.throughline.casefile.feedback.Telling;
import org.throughline.casefile.forum.Acting;
import org.throughline.casefile.forum.Issuing;
import org.throughline.casefile.forum.Listing;
import org.throughline.casefile.gaps.Lacking;
import org.throughline.casefile.handover.HandingOver;
import org.throughline.casefile.helping.Helping;
import org.throughline.casefile.household.Adding;
import org.throughline.casefile.incidents.Recording;
import org.throughline.casefile.intervening.Creating;
import org.throughline.casefile.intervening.Intervening;
import org.throughline.casefile.measures.Measuring;
import org.throughline.casefile.needs.Needing;
import org.throughline.casefile.noting.Noting;
import org.throughline.casefile.opening.Opening;
import org.throughline.casefile.parties.Alleging;
import org.throughline.casefile.planning.Planning;
import org.throughline.casefile.reminding.Reminding;
import org.throughline.casefile.resolving.Resolving;
import org.throughline.casefile.reviewing.Requesting;
import org.throughline.casefile.rights.access.Disclosing;
import org.throughline.casefile.rights.access.Receiving;
import org.throughline.casefile.rights.erasing.Erasing;
import org.throughline.casefile.rights.holding.Holding;
import org.throughline.casefile.rights.retaining.Retaining;
import org.throughline.casefile.risk.Assessing;
import org.throughline.casefile.sending.Drafting;
import org.throughline.casefile.sending.Sending;
import org.throughline.casefile.supervising.Supervising;

/** Every decision that can be asked of a case, one for each command. */
public final class Deciders {

    private Deciders() {}

    /** All of them, with what the contract says of the types of fields. */
    public static List<Decider<?, ?>> all(FieldTypes types) {
        return List.of(
                Opening.DECIDER,
                Describing.DETAILS,
                Describing.CONTACT_SAFETY,
                Describing.LANGUAGE,
                Recording.DECIDER,
                Helping.DECIDER,
                Creating.DECIDER,
                Intervening.ACT,
                Intervening.END,
                Easing.REDUCE,
                Easing.MEASURE,
                Resolving.PROPOSE,
                Resolving.RESOLVE,
                Assessing.DECIDER,
                Measuring.REQUEST,
                Measuring.INSTALL,
                Contacting.ATTEMPT,
                Contacting.CONTACT,
                Breaking.DECIDER,
                Consenting.DECIDER,
                Withdrawing.DECIDER,
                Drafting.DRAFT,
                Drafting.DISCARD,
                Answering.ACKNOWLEDGE,
                Answering.REQUEST_INFO,
                Answering.ACCEPT,
                Answering.PAUSE,
                Answering.RESUME,
                Answering.COMPLETE,
                Declining.DECIDER,
                Working.START,
                Working.PROGRESS,
                Ending.WITHDRAW,
                Ending.CONFIRM,
                Ending.CLOSE,
                Listing.DECIDER,
                Acting.AGREE,
                Acting.REPORT,
                Sending.SEND,
                Sending.REROUTE,
                Sending.SUPPLY,
                Reporting.DECIDER,
                Correcting.decider(types),
                Deciding.DECIDER,
                Judging.DECIDER,
                Delivering.DECIDER,
                Redelivering.DECIDER,
                Issuing.DECIDER,
                Marking.DECIDER,
                Redacting.DECIDER,
                Closing.DECIDER,
                Reopening.DECIDER,
                Receiving.RECEIVE,
                Receiving.PAUSE,
                Receiving.RESUME,
                Disclosing.DECIDER,
                Erasing.DECIDE,
                Erasing.DESTROY,
                Holding.PLACE,
                Holding.LIFT,
                Retaining.DECIDER,
                Adding.DECIDER,
                HandingOver.ASSIGN,
                HandingOver.OFFER,
                HandingOver.ACCEPT,
                Alleging.DECIDER,
                Keeping.DECIDER,
                Requesting.DECIDER,
                Needing.IDENTIFY,
                Needing.REVIEW,
                Planning.AGREE,
                Planning.REVIEW,
                Lacking.DECIDER,
                Noting.DECIDER,
                Reminding.SET,
                Reminding.CLEAR,
                Supervising.DECIDER,
                Telling.DECIDER,
                Copying.DECIDER,
                Refusing.DECIDER);
    }
}
