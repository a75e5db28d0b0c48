package org.throughline.server.pages;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** Lists as comma-separated values. */
public final class Csv {
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();

    private Csv() {}

    /** A file of these rows; every row has as many values as the first, which names the columns. */
    public static ResponseEntity<String> file(String name, List<List<String>> rows) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(text(rows));
    }

    /** The same as text. */
    public static String text(List<List<String>> rows) {
        var text = new StringWriter();
        try (var lines = MAPPER.writer().forType(String[].class).writeValues(text)) {
            rows.forEach(row -> lines.write(row.stream().map(Csv::plain).toArray(String[]::new)));
        }
        return text.toString();
    }

    /** A spreadsheet takes what begins like a formula for one, and runs it. */
    private static String plain(String value) {
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
