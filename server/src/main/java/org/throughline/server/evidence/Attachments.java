package org.throughline.server.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.referrals.Desk;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.referrals.stored.EventNames;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.CaseRead;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.auditor.ReplayPage;
import org.throughline.server.sealing.SealedLog;
import tools.jackson.databind.node.ObjectNode;

/** What lies in a pack for people: the case in words, who was told what, and who saw it. */
@Component
@OnNode(NodeRole.CASEWORK)
public class Attachments {
    private static final int READS_MAX = 100_000;

    private final Pages pages;
    private final Desk desk;
    private final ReleasedEntries released;
    private final CaseDoor door;

    Attachments(Pages pages, Desk desk, ReleasedEntries released, CaseDoor door) {
        this.pages = pages;
        this.desk = desk;
        this.released = released;
        this.door = door;
    }

    /** The case in words. */
    public record InWords(ReplayPage replay, String madeAt, String origin, long facts) {}

    Map<String, byte[]> of(
            CaseId caseId, List<RecordedEvent> history, CasePack pack, Instant madeAt) {
        var told = released.of(caseId);
        var replay = ReplayPage.whole(caseId, history, told, desk.registers().now());
        var words = new InWords(replay, Wording.time(madeAt), pack.proved().origin(), pack.facts());
        return Map.of(
                "case.html", utf8(pages.document("evidence.jte", words)),
                "schemas.json", schemas(pack.opened()),
                "told.jsonl", utf8(ledger(told)),
                "reads.jsonl", utf8(reads(door.reads(caseId.value(), null, READS_MAX))));
    }

    /**
     * Of some facts of several cases: who was told of them, and who saw their cases.
     *
     * @param facts those that the pack opens
     * @param from of looks: the first moment of the period
     * @param until the first moment after it
     */
    public Map<String, byte[]> of(Collection<SealedLog.Opened> facts, Instant from, Instant until) {
        var told = new StringBuilder();
        var seen = new StringBuilder();
        facts.stream()
                .collect(
                        groupingBy(
                                fact -> String.valueOf(fact.event().stream()),
                                TreeMap::new,
                                mapping(fact -> (int) fact.event().streamSeq(), toSet())))
                .forEach((caseId, numbers) -> {
                    told.append(
                            ledger(
                                    released.of(new CaseId(caseId)).stream()
                                            .filter(one -> numbers.contains(one.caseSeq()))
                                            .toList()));
                    seen.append(
                            reads(
                                    door.reads(caseId, null, READS_MAX).stream()
                                            .filter(one ->
                                                    !one.at().isBefore(from)
                                                            && one.at().isBefore(until))
                                            .toList()));
                });
        return Map.of(
                "schemas.json", schemas(facts),
                "told.jsonl", utf8(told.toString()),
                "reads.jsonl", utf8(seen.toString()));
    }

    /** What the fields of each kind of fact among these are: whose, and how secret. */
    private static byte[] schemas(Collection<SealedLog.Opened> facts) {
        var kinds = DomainJson.mapper().createObjectNode();
        facts.stream()
                .map(fact -> fact.event().name())
                .collect(toCollection(TreeSet::new))
                .forEach(name ->
                        EventNames.typeOf(name)
                                .ifPresent(type -> {
                                    var kind = kinds.putObject(name);
                                    kind.put("event", type.getSimpleName());
                                    kind.put("version", Integer.parseInt(EventNames.version(name)));
                                    var fields = kind.putObject("fields");
                                    EventTable.standard()
                                            .row(type.getSimpleName())
                                            .fields()
                                            .forEach(field ->
                                                    describe(
                                                            field, fields.putObject(field.name())));
                                }));
        return DomainJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(kinds);
    }

    private static void describe(FieldRow field, ObjectNode into) {
        into.put("class", field.fixedClass().map(Enum::name).orElse("as the field it changes"))
                .put("about", field.about().name().toLowerCase(Locale.ROOT))
                .put("leavesTheProject", !field.isInternal());
    }

    /** A line for each entry that an agency was given, with the names of its fields. */
    private static String ledger(List<ReleasedEntry> told) {
        var lines = new StringBuilder();
        for (var one : told) {
            var entry = one.entry();
            var line = DomainJson.mapper().createObjectNode();
            line.put("case", entry.caseId().value())
                    .put("agency", entry.agency().value())
                    .put("agencySeq", entry.agencySeq())
                    .put("releaseSeq", entry.releaseSeq())
                    .put("caseSeq", one.caseSeq())
                    .put("event", entry.eventId())
                    .put("type", entry.type())
                    .put("level", entry.level().letter())
                    .put("releasedAt", entry.releasedAt().toString());
            var fields = line.putArray("fields");
            one.fields().forEach(fields::add);
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    /** A line for each time that somebody saw the case, the latest first. */
    private static String reads(List<CaseRead> reads) {
        var lines = new StringBuilder();
        for (var read : reads) {
            var line = DomainJson.mapper().createObjectNode();
            line.put("case", read.caseId())
                    .put("at", read.at().toString())
                    .put("person", read.person())
                    .put("role", read.role())
                    .put("sight", read.sight().code())
                    .put("wasShown", read.wasShown());
            if (read.purpose() != null) {
                line.put("purpose", read.purpose().code());
            }
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
