package org.throughline.casefile.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.values.Address;
import org.throughline.casefile.values.Channel;
import org.throughline.casefile.values.ContactRule;

/** What is known about the client and their household, and how to reach the client safely. */
public sealed interface ClientEvent extends CaseEvent {

    /** The client, or someone for them, said who they are. */
    record ClientDetailsRecorded(
            String personRef,
            @Nullable String tenure,
            String name,
            @Nullable LocalDate birthDate,
            @Nullable Address address,
            @Nullable List<Channel> channels,
            @Nullable String ethnicity,
            @Nullable String religion,
            @Nullable List<String> disability)
            implements ClientEvent {
        public ClientDetailsRecorded {
            channels = channels == null ? null : List.copyOf(channels);
            disability = disability == null ? null : List.copyOf(disability);
        }
    }

    /** The client said which ways of contact are safe; it replaces every earlier rule. */
    record ContactSafetySet(
            List<ContactRule> rules,
            @Nullable String codeWord,
            @Nullable String meetingPlace,
            LocalDate reviewOn)
            implements ClientEvent {
        public ContactSafetySet {
            rules = List.copyOf(rules);
        }
    }

    /** The client said which language and which interpreter they need. */
    record LanguageNeedSet(
            String language,
            boolean reads,
            boolean interpreter,
            @Nullable String interpreterGender,
            boolean avoidCommunity)
            implements ClientEvent {}

    /** Somebody lives with the client. The name is about that person and not about the client. */
    record HouseholdMemberAdded(
            String memberRef,
            String relation,
            String ageBand,
            boolean alsoTargeted,
            @Nullable String name)
            implements ClientEvent {}
}
