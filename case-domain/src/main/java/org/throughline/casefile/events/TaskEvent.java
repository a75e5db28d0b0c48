package org.throughline.casefile.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.values.Link;
import org.throughline.casefile.values.Score;

/** The four tasks: help offered, intervention created, impact reduced, resolution. */
public sealed interface TaskEvent extends CaseEvent {

    /** Help was offered, and the client answered. */
    record HelpOffered(
            String offerId,
            List<String> helpKinds,
            String channel,
            String language,
            boolean interpreterUsed,
            String answer,
            @Nullable String reason)
            implements TaskEvent {
        public HelpOffered {
            helpKinds = List.copyOf(helpKinds);
        }
    }

    /**
     * An intervention with an aim was agreed with the client, or decided under a sharing decision.
     */
    record InterventionCreated(
            String interventionId,
            List<String> kinds,
            @Nullable List<AgencyId> withAgencies,
            boolean clientAgreed,
            LocalDate targetDate,
            String aim,
            @Nullable String decisionRef)
            implements TaskEvent {
        public InterventionCreated {
            kinds = List.copyOf(kinds);
            withAgencies = withAgencies == null ? null : List.copyOf(withAgencies);
        }
    }

    /** A step of an intervention was taken. */
    record InterventionActionRecorded(
            String interventionId, String actionCode, String result, @Nullable String note)
            implements TaskEvent {}

    /** An intervention ended with a result. */
    record InterventionEnded(String interventionId, String result, @Nullable String note)
            implements TaskEvent {}

    /** How the client is doing was scored. */
    record ImpactMeasured(List<Score> scores, String scoredBy) implements TaskEvent {
        public ImpactMeasured {
            scores = List.copyOf(scores);
        }
    }

    /** Something made the impact on the client smaller. */
    record ImpactReduced(
            String what,
            Link linkedTo,
            List<AgencyId> doneBy,
            @Nullable String scale,
            @Nullable Integer before,
            @Nullable Integer after,
            @Nullable String clientStatement)
            implements TaskEvent {
        public ImpactReduced {
            doneBy = List.copyOf(doneBy);
        }
    }

    /** Ways to resolve the case were put forward. */
    record ResolutionProposed(List<String> options, @Nullable String clientPreference)
            implements TaskEvent {
        public ResolutionProposed {
            options = List.copyOf(options);
        }
    }

    /** The case was resolved, or the client was supported without a resolution. */
    record ResolutionAchieved(
            String kind,
            List<AgencyId> agencies,
            String clientView,
            boolean harassmentOngoing,
            @Nullable List<String> evidence,
            @Nullable String clientViewWhy)
            implements TaskEvent {
        public ResolutionAchieved {
            agencies = List.copyOf(agencies);
            evidence = evidence == null ? null : List.copyOf(evidence);
        }
    }
}
