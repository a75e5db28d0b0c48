package org.throughline.casefile.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.codes.RiskLevel;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.values.Answer;

/** Risk and the physical measures taken against it. */
public sealed interface SafetyEvent extends CaseEvent {

    /** Someone judged how much danger the client is in. */
    record RiskAssessed(
            String tool,
            String toolVersion,
            RiskLevel level,
            LocalDate reviewBy,
            List<Answer> answers,
            RiskLevel computed,
            @Nullable String overrideReason)
            implements SafetyEvent {
        public RiskAssessed {
            answers = List.copyOf(answers);
        }
    }

    /** A physical safety measure was asked for. */
    record SafetyMeasureRequested(
            String measureId,
            List<String> kinds,
            AgencyId provider,
            String landlordConsent,
            boolean evidenceCaptured,
            LocalDate dueBy,
            String place)
            implements SafetyEvent {
        public SafetyMeasureRequested {
            kinds = List.copyOf(kinds);
        }
    }

    /** A physical safety measure was fitted. */
    record SafetyMeasureInstalled(
            String measureId,
            List<String> kinds,
            Instant installedAt,
            AgencyId installedBy,
            boolean evidenceCaptured,
            String place,
            @Nullable String followUp)
            implements SafetyEvent {
        public SafetyMeasureInstalled {
            kinds = List.copyOf(kinds);
        }
    }
}
