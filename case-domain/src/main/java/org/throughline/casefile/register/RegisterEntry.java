package org.throughline.casefile.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Role;
import org.throughline.casefile.codes.ClockUnit;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.statistics.StatisticsRequest;

/** One entry of the set-up: it replaces the earlier one with the same list and key. */
public sealed interface RegisterEntry {

    /** What an entry replaces: the earlier one with the same key. */
    String key();

    /** A support organisation that runs casework. */
    record Project(String projectId, String name) implements RegisterEntry {
        @Override
        public String key() {
            return "project:" + projectId;
        }
    }

    /** A partner organisation. */
    record Agency(
            AgencyId code,
            String name,
            AgencyKind kind,
            List<Service> services,
            List<String> channels,
            String email)
            implements RegisterEntry {
        public Agency {
            services = List.copyOf(services);
            channels = List.copyOf(channels);
        }

        @Override
        public String key() {
            return "agency:" + code;
        }
    }

    /** Something an agency can be asked for. */
    record Service(String code, String label) {}

    /** The information-sharing agreement with an agency: both days included. */
    record Agreement(
            String agreementId,
            AgencyId agency,
            LocalDate from,
            LocalDate to,
            List<DataClass> classes)
            implements RegisterEntry {
        public Agreement {
            classes = List.copyOf(classes);
        }

        @Override
        public String key() {
            return "agreement:" + agreementId;
        }
    }

    /**
     * A member of staff, of a project or of an agency; projectId is null for an agency's staff and
     * for the system.
     */
    record Staff(
            PersonId person,
            String name,
            Role role,
            AgencyId agency,
            @Nullable String projectId,
            String email)
            implements RegisterEntry {
        @Override
        public String key() {
            return "staff:" + person;
        }
    }

    /** A day on which no clock of working time runs. */
    record BankHoliday(LocalDate date) implements RegisterEntry {
        @Override
        public String key() {
            return "bank-holiday:" + date;
        }
    }

    /** A version of an agency's own codes and what they mean in ours. */
    record CodeMap(AgencyId agency, int mapVersion, List<MapEntry> entries)
            implements RegisterEntry {
        public CodeMap {
            entries = List.copyOf(entries);
        }

        @Override
        public String key() {
            return "code-map:" + agency + ":" + mapVersion;
        }
    }

    /** One of an agency's codes and ours. */
    record MapEntry(String theirs, String ours) {}

    /** Somebody of an agency signed the confidentiality terms of a meeting. */
    record ForumSignature(String meetingId, AgencyId agency, PersonId person, LocalDate signedOn)
            implements RegisterEntry {
        @Override
        public String key() {
            return "forum-signature:" + meetingId + ":" + agency;
        }
    }

    /** A multi-agency meeting and who is invited. */
    record ForumMeeting(String meetingId, LocalDate on, List<AgencyId> agencies)
            implements RegisterEntry {
        public ForumMeeting {
            agencies = List.copyOf(agencies);
        }

        @Override
        public String key() {
            return "forum-meeting:" + meetingId;
        }
    }

    /** What an agency knows of a case that a meeting will speak of. */
    record ForumResearch(
            String meetingId,
            AgencyId agency,
            PersonId person,
            CaseId caseId,
            String answer,
            @Nullable String note)
            implements RegisterEntry {
        @Override
        public String key() {
            return "forum-research:" + meetingId + ":" + agency + ":" + caseId;
        }
    }

    /** Whether somebody was at a meeting. */
    record ForumAttendance(String meetingId, PersonId person, boolean attended)
            implements RegisterEntry {
        @Override
        public String key() {
            return "forum-attendance:" + meetingId + ":" + person;
        }
    }

    /** How much time a clock gives from now on, and why that was changed. */
    record ClockSetting(String clock, Urgency urgency, int amount, ClockUnit unit, String reason)
            implements RegisterEntry {
        @Override
        public String key() {
            return "clock:" + clock + ":" + urgency.code();
        }
    }

    /**
     * Counts that were given out. They are computed again whenever they are asked for, and stay the
     * same: from what stands in the log up to this position.
     */
    record StatisticsRelease(String releaseId, StatisticsRequest request, long position)
            implements RegisterEntry {
        @Override
        public String key() {
            return "statistics-release:" + releaseId;
        }

        /**
         * This release, or one of the same breakdown over the period and the facts of the first one
         * that is near it: the difference of two would tell of what happened in a few days, or was
         * recorded late.
         *
         * @param earlier the earliest first
         */
        public StatisticsRelease settled(List<StatisticsRelease> earlier) {
            return earlier.stream()
                    .filter(other -> request.isNear(other.request()))
                    .findFirst()
                    .map(near ->
                            new StatisticsRelease(
                                    releaseId, request.settledOn(near.request()), near.position()))
                    .orElse(this);
        }

        /**
         * Whether it shares days with an earlier one over another period. What one hides could be
         * computed from the other; a release over both by month or quarter hides for all.
         */
        public boolean isAcross(List<StatisticsRelease> earlier) {
            return earlier.stream()
                    .map(StatisticsRelease::request)
                    .anyMatch(other ->
                            request.overlaps(other)
                                    && !(request.from().equals(other.from())
                                            && request.to().equals(other.to())));
        }
    }

    /** Which clocks run: {@code demo} or {@code standard}. */
    record ClockProfile(String profile) implements RegisterEntry {
        @Override
        public String key() {
            return "clock-profile";
        }
    }
}
