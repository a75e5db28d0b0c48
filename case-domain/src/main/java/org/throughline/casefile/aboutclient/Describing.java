package org.throughline.casefile.aboutclient;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;
import org.throughline.casefile.events.ClientEvent.ContactSafetySet;
import org.throughline.casefile.events.ClientEvent.LanguageNeedSet;

/** What the client says of themselves is written down as it is said. */
public final class Describing {

    public static final Decider<RecordClientDetails, Nothing> DETAILS =
            Decider.recording(RecordClientDetails.class, Describing::details);
    public static final Decider<SetContactSafety, Nothing> CONTACT_SAFETY =
            Decider.recording(SetContactSafety.class, Describing::safety);
    public static final Decider<SetLanguageNeed, Nothing> LANGUAGE =
            Decider.recording(SetLanguageNeed.class, Describing::language);

    private Describing() {}

    private static ClientDetailsRecorded details(RecordClientDetails said) {
        return new ClientDetailsRecorded(
                said.personRef(),
                said.tenure(),
                said.name(),
                said.birthDate(),
                said.address(),
                said.channels(),
                said.ethnicity(),
                said.religion(),
                said.disability());
    }

    private static ContactSafetySet safety(SetContactSafety said) {
        return new ContactSafetySet(
                said.rules(), said.codeWord(), said.meetingPlace(), said.reviewOn());
    }

    private static LanguageNeedSet language(SetLanguageNeed said) {
        return new LanguageNeedSet(
                said.language(),
                said.reads(),
                said.interpreter(),
                said.interpreterGender(),
                said.avoidCommunity());
    }
}
