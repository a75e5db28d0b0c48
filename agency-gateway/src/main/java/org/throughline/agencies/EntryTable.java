package org.throughline.agencies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;

/** The columns that the tables of both sides keep of a partner copy. */
public final class EntryTable {
    /** Names of the columns, in the order in which both tables list them. */
    public static final String COLUMNS =
            """
            agency, release_seq, case_id, agency_seq, event_id, type, version, occurred_at, precision, recorded_at, \
            released_at, level, late_release, raises, acting, target_event_id, map_version, \
            is_corrected\
            """;

    /** The same as named parameters. */
    public static final String PARAMETERS =
            """
            :agency, :releaseSeq, :caseId, :agencySeq, :eventId, :type, :version, :occurredAt, :precision, :recordedAt, \
            :releasedAt, :level, :lateRelease, :raises, :acting, :targetEventId, :mapVersion, \
            :isCorrected\
            """;

    private EntryTable() {}

    /** What the named parameters stand for, and {@code payload}. */
    public static MapSqlParameterSource values(PartnerEntry entry) {
        return new MapSqlParameterSource()
                .addValue("agency", entry.agency().value())
                .addValue("releaseSeq", entry.releaseSeq())
                .addValue("caseId", entry.caseId().value())
                .addValue("agencySeq", entry.agencySeq())
                .addValue("eventId", entry.eventId())
                .addValue("type", entry.type())
                .addValue("version", entry.version())
                .addValue("occurredAt", utc(entry.occurredAt()))
                .addValue("precision", entry.precision())
                .addValue("recordedAt", utc(entry.recordedAt()))
                .addValue("releasedAt", utc(entry.releasedAt()))
                .addValue("level", entry.level().letter())
                .addValue("lateRelease", entry.lateRelease())
                .addValue("raises", entry.raises())
                .addValue("acting", entry.actingOrganisation().value())
                .addValue("targetEventId", entry.targetEventId())
                .addValue("mapVersion", entry.mapVersion())
                .addValue("isCorrected", entry.isCorrected())
                .addValue("payload", PartnerJson.write(entry.payload()));
    }

    public static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    public static PartnerEntry read(ResultSet row) throws SQLException {
        return new PartnerEntry(
                new AgencyId(row.getString("agency")),
                new CaseId(row.getString("case_id")),
                row.getLong("release_seq"),
                row.getInt("agency_seq"),
                row.getString("event_id"),
                row.getString("type"),
                row.getInt("version"),
                instant(row, "occurred_at"),
                row.getString("precision"),
                instant(row, "recorded_at"),
                instant(row, "released_at"),
                PartnerJson.level(row.getString("level")),
                row.getBoolean("late_release"),
                integer(row, "raises"),
                new AgencyId(row.getString("acting")),
                row.getString("target_event_id"),
                integer(row, "map_version"),
                row.getBoolean("is_corrected"),
                PartnerJson.map(row.getString("payload")));
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
