package org.throughline.casefile.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.codes.RiskLevel;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.values.Answer;
import org.throughline.casefile.values.care.Goal;

/** Risk, needs, and what is planned and fitted against them. */
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

    /** The client needs help of a kind. */
    record NeedIdentified(String needId, String category, String severity) implements SafetyEvent {}

    /** Someone looked whether a need is met. */
    record NeedReviewed(String needId, String state) implements SafetyEvent {}

    /** Goals were set, with the client or without their agreement. */
    record SupportPlanAgreed(List<Goal> goals, boolean clientAgreed) implements SafetyEvent {
        public SupportPlanAgreed {
            goals = List.copyOf(goals);
        }
    }

    /** Someone looked how near a goal of the plan is. */
    record GoalReviewed(String goalId, String progress) implements SafetyEvent {}

    /** No agency could take a need. */
    record ServiceGapRecorded(
            @Nullable String needId,
            String needCategory,
            String area,
            List<AgencyId> tried,
            String reason)
            implements SafetyEvent {
        public ServiceGapRecorded {
            tried = List.copyOf(tried);
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
