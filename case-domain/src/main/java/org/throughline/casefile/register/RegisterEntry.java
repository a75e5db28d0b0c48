package org.throughline.casefile.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Role;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;

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

    /** Which clocks run: {@code demo} or {@code standard}. */
    record ClockProfile(String profile) implements RegisterEntry {
        @Override
        public String key() {
            return "clock-profile";
        }
    }
}
