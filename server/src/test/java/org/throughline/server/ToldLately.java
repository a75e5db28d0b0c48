package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.story.StoryDesk;

/** A story that is told as if its last line was yesterday, so that it can go on today. */
final class ToldLately {
    private static final Pattern DAY = Pattern.compile("\"(20\\d\\d-\\d\\d-\\d\\d)");

    private ToldLately() {}

    /** Tells so many lines of the story as another case, and waits until they are everywhere. */
    static CaseId tell(RunningProgram program, String story, String number, int lines)
            throws InterruptedException {
        var all =
                RunningProgram.retold(RunningProgram.text(story + ".jsonl"), number)
                        .lines()
                        .toList();
        var found = DAY.matcher(all.get(lines - 1));
        assertThat(found.find()).isTrue();
        var yesterday = LocalDate.ofInstant(yesterday(), ZoneOffset.UTC);
        long days = ChronoUnit.DAYS.between(LocalDate.parse(found.group(1)), yesterday);
        return tell(
                program, number, all.stream().limit(lines).map(line -> later(line, days)).toList());
    }

    static CaseId tell(RunningProgram program, String number, List<String> lines)
            throws InterruptedException {
        var desk = program.bean(StoryDesk.class);
        var result = desk.tell(lines, null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        var caseId = new CaseId("BF-" + number);
        assertThat(desk.arrived(caseId, result.position())).isTrue();
        return caseId;
    }

    private static Instant yesterday() {
        return Clock.systemUTC().instant().minus(1, ChronoUnit.DAYS);
    }

    private static String later(String line, long days) {
        return DAY.matcher(line)
                .replaceAll(found -> "\"" + LocalDate.parse(found.group(1)).plusDays(days));
    }
}
