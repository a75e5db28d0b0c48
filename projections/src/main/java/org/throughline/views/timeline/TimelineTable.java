package org.throughline.views.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.casefile.person.SealedText;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.views.ViewJson;
import org.throughline.views.replay.Replay;
import org.throughline.views.rows.Renewal;

/** The timeline's rows. */
public final class TimelineTable {
    private static final Duration LATE = Duration.ofHours(24);

    private static final String INSERT =
            """
            insert into views.timeline_entry
                (case_id, case_seq, event_id, type, occurred_at, precision, recorded_at, is_late, person, role,
                 agency, is_corrected, coded, personal)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
            """;

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final SealedText column;

    public TimelineTable(DataSource database, PersonKeys keys) {
        this.sql = JdbcClient.create(database);
        this.batches = new JdbcTemplate(database);
        this.column = new SealedText(keys);
    }

    /**
     * Brings the rows of these cases up to their histories. A correction changes an earlier one,
     * and when a person was erased every row is written anew; all others stay.
     */
    public void renew(List<Renewal> cases) {
        var anew = new ArrayList<Object[]>();
        var gone = new ArrayList<Object[]>();
        var changed = new ArrayList<Object[]>();
        for (var one : cases) {
            var caseId = one.caseId().value();
            var written = isAnyErased(one) ? List.<RecordedEvent>of() : one.before();
            var rows = bySeq(written);
            var wanted = bySeq(one.history());
            if (written.isEmpty()) {
                anew.add(new Object[] {caseId});
            }
            rows.forEach((seq, row) -> {
                if (!row.equals(wanted.get(seq))) {
                    gone.add(new Object[] {caseId, seq});
                }
            });
            wanted.forEach((seq, row) -> {
                if (!row.equals(rows.get(seq))) {
                    changed.add(row(row));
                }
            });
        }
        batches.batchUpdate("delete from views.timeline_entry where case_id = ?", anew);
        batches.batchUpdate(
                "delete from views.timeline_entry where case_id = ? and case_seq = ?", gone);
        batches.batchUpdate(INSERT, changed);
    }

    private static boolean isAnyErased(Renewal one) {
        return one.history().stream()
                .skip(one.before().size())
                .anyMatch(recorded -> recorded.event() instanceof SubjectKeyDestroyed);
    }

    private static SortedMap<Integer, Replay.Known> bySeq(List<RecordedEvent> history) {
        var standing = new TreeMap<Integer, Replay.Known>();
        Replay.of(history)
                .standing()
                .forEach(known -> standing.put(known.event().caseSeq(), known));
        return standing;
    }

    private Object[] row(Replay.Known known) {
        var event = known.event();
        var row = EventTable.standard().row(event.type());
        Map<String, Object> coded = new LinkedHashMap<>();
        Map<String, Object> personal = new LinkedHashMap<>();
        known.payload()
                .forEach((name, value) -> {
                    var field = row.field(name).orElseThrow();
                    if (field.isCode()) {
                        coded.put(name, value);
                    } else if (field.fixedClass().isEmpty()) {
                        // The right values stand in the entry that was corrected.
                        coded.put(name, fieldsOf(value));
                    } else {
                        var about = DataSubject.about(field, event.event());
                        personal.put(
                                name,
                                column.sealed(
                                        new DataSubject(event.caseId(), about),
                                        place(event.caseId().value(), event.caseSeq(), name),
                                        ViewJson.write(value)));
                    }
                });
        return new Object[] {
            event.caseId().value(),
            event.caseSeq(),
            event.eventId(),
            event.type(),
            known.occurredAt().atOffset(ZoneOffset.UTC),
            known.precision(),
            event.recordedAt().atOffset(ZoneOffset.UTC),
            Duration.between(event.occurredAt(), event.recordedAt()).compareTo(LATE) > 0,
            event.actor().person().value(),
            event.actor().role().code(),
            event.actor().agency().value(),
            known.isCorrected(),
            ViewJson.write(coded),
            ViewJson.write(personal)
        };
    }

    private static List<Object> fieldsOf(Object changes) {
        var fields = new ArrayList<Object>();
        for (var change : (List<?>) changes) {
            fields.add(String.valueOf(((Map<?, ?>) change).get("field")));
        }
        return fields;
    }

    private static String place(String caseId, int caseSeq, String field) {
        return "timeline/" + caseId + '/' + caseSeq + '/' + field;
    }

    private Map<String, Object> opened(ResultSet row) throws SQLException {
        var caseId = row.getString("case_id");
        int caseSeq = row.getInt("case_seq");
        var opened = new LinkedHashMap<String, Object>();
        ViewJson.read(row.getString("personal"))
                .forEach((name, sealed) -> {
                    var text = column.opened(place(caseId, caseSeq, name), String.valueOf(sealed));
                    opened.put(name, text.equals(Erased.MARK) ? Erased.MARK : ViewJson.value(text));
                });
        return opened;
    }

    List<CaseTimelineEntry> of(CaseId caseId) {
        return sql.sql(
                        "select * from views.timeline_entry where case_id = :caseId order by case_seq")
                .param("caseId", caseId.value())
                .query((row, _) -> entry(row))
                .list();
    }

    private CaseTimelineEntry entry(ResultSet row) throws SQLException {
        return new CaseTimelineEntry(
                row.getInt("case_seq"),
                row.getString("event_id"),
                row.getString("type"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("precision"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("is_late"),
                row.getString("person"),
                row.getString("role"),
                row.getString("agency"),
                row.getBoolean("is_corrected"),
                ViewJson.read(row.getString("coded")),
                opened(row));
    }
}
