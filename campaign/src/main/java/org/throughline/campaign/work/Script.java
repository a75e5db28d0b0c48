package org.throughline.campaign.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The lines of a story, to be told of many cases and as of now. */
public final class Script {
    /** Dates and times that stand for themselves, not those within an id. */
    private static final Pattern MOMENT =
            Pattern.compile(
                    "\"(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}:\\d{2}(?:Z|[+-]\\d{2}:\\d{2}))?\"");

    private final String number;
    private final List<JsonNode> lines;

    private Script(String number, List<JsonNode> lines) {
        this.number = number;
        this.lines = lines;
    }

    /** What people say in a story; what machines of the project say is left out. */
    public static Script of(Path stories, String number) {
        try {
            var lines =
                    Files.readAllLines(stories.resolve("BF-" + number + ".jsonl")).stream()
                            .map(Script::json)
                            .filter(line ->
                                    !line.path("by").path("role").asString().equals("system"))
                            .toList();
            return new Script(number, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        return DomainJson.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public int length() {
        return lines.size();
    }

    /**
     * One line, said of this case and at this moment.
     *
     * @param version of the case: what the machines of the project say in a story is left out, so
     *     the numbers after it are others
     */
    public Line line(int index, String caseId, int version, Instant now) {
        var told = lines.get(index);
        var at = OffsetDateTime.parse(told.path("at").asString()).toInstant();
        var shift = Duration.between(at, now.truncatedTo(ChronoUnit.SECONDS));
        var text =
                told.path("data")
                        .toString()
                        .replace("BF-" + number, caseId)
                        .replace("bf" + number, caseId.toLowerCase(Locale.ROOT));
        var moved =
                MOMENT.matcher(text)
                        .replaceAll(
                                found -> '"' + moved(found.group(1), found.group(2), shift) + '"');
        var data = (ObjectNode) json(moved);
        asOf(version, data);
        return new Line(
                told.path("by").path("person").asString(), told.path("command").asString(), data);
    }

    private static void asOf(int version, ObjectNode data) {
        if (data.has("previewSeq")) {
            data.put("previewSeq", version);
        }
        if (data.path("scope").path("events") instanceof ArrayNode events && !events.isEmpty()) {
            events.set(events.size() - 1, version);
        }
    }

    private static String moved(String date, String time, Duration shift) {
        return time == null
                ? LocalDate.parse(date).plusDays(shift.toDays()).toString()
                : OffsetDateTime.parse(date + time).toInstant().plus(shift).toString();
    }

    /** Who says what. */
    public record Line(String person, String command, ObjectNode data) {
        String commandId() {
            return data.path("commandId").asString();
        }

        String caseId() {
            return data.path("caseId").asString();
        }
    }
}
