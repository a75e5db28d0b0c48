package org.throughline.server.rights.disclosing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.throughline.casefile.events.RightsEvent.DisclosurePackIssued;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.access.CaseRead;
import org.throughline.server.pages.Csv;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.rights.copy.CopiedEvent;
import org.throughline.server.rights.copy.Withheld;

/**
 * What is given to somebody who asked to see their file: to be read by people, and the same to be
 * read by a program.
 *
 * @param reads who looked at the case until then, the latest first
 */
record DisclosurePack(String reference, DisclosureRoom.File file, List<CaseRead> reads) {

    void write(Path path, Pages pages, Instant madeAt) throws IOException {
        try (OutputStream out = Files.newOutputStream(path);
                var zip = new ZipOutputStream(out)) {
            for (var one : new TreeMap<>(files(pages, madeAt)).entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private Map<String, String> files(Pages pages, Instant madeAt) {
        var asked = file.asked();
        var files = new TreeMap<String, String>();
        files.put("your-file.html", pages.document("yourfile.jte", sheet(madeAt)));
        if (asked.wants("file")) {
            files.put("your-file.json", json());
        }
        if (asked.wants("access-list")) {
            files.put("who-looked.csv", Csv.text(looks()));
        }
        return files;
    }

    private FileSheet sheet(Instant madeAt) {
        var asked = file.asked();
        return new FileSheet(
                reference,
                asked.requestId(),
                Wording.time(madeAt),
                asked.issued() != null
                                && asked.issued().event() instanceof DisclosurePackIssued issued
                        ? issued.manifestDigest()
                        : "",
                file.exemptions().stream().map(Withheld::words).toList(),
                asked.wants("file"),
                asked.wants("access-list"),
                file.events(),
                file.recipients());
    }

    private String json() {
        var whole = DomainJson.mapper().createObjectNode();
        whole.put("reference", reference).put("request", file.asked().requestId());
        var events = whole.putArray("events");
        for (CopiedEvent event : file.events()) {
            var one = events.addObject();
            one.put("number", event.number())
                    .put("type", event.type())
                    .put("by", event.by())
                    .put("happened", event.happened())
                    .put("recorded", event.recorded())
                    .set("values", DomainJson.mapper().valueToTree(event.payload()));
            var withheld = one.putArray("withheld");
            event.withheld().forEach(withheld::add);
            var told = one.putArray("told");
            event.told().forEach(told::add);
        }
        return whole.toPrettyString();
    }

    /** When the case was looked at and in which role; not by whom of the staff. */
    private List<List<String>> looks() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("when", "as", "where", "why"));
        reads.stream()
                .filter(CaseRead::wasShown)
                .forEach(read ->
                        rows.add(
                                List.of(
                                        Wording.zoned(read.at()),
                                        Wording.words(read.role()),
                                        read.sight().label(),
                                        read.why())));
        return rows;
    }
}
