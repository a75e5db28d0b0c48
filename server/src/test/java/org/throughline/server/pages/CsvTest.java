package org.throughline.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void commas_quotes_and_lines_stay_within_their_value() {
        var file =
                Csv.file(
                        "list.csv",
                        List.of(
                                List.of("name", "words"),
                                List.of("O'Hara, Ann", "says \"yes\"\nthen no")));
        assertThat(file.getBody())
                .isEqualTo("name,words\n\"O'Hara, Ann\",\"says \"\"yes\"\"\nthen no\"\n");
        assertThat(file.getHeaders().getFirst("Content-Disposition")).contains("list.csv");
    }

    @Test
    void what_a_spreadsheet_would_run_stays_text() {
        for (var formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
            var body = Csv.file("list.csv", List.of(List.of(formula, "x"))).getBody();
            assertThat(body).as(formula).matches("(?s)\"?'.*");
        }
    }
}
