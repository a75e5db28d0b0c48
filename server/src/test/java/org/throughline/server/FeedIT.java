package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.ErasureWord;
import org.throughline.server.story.StoryDesk;
import tools.jackson.databind.JsonNode;

/** The feed of an agency, walked by its machine. */
class FeedIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final AgencyId TB = new AgencyId("TB");
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private final Machine machine = Machine.of(PROGRAM, "TB");
    private final AgencyStore store = PROGRAM.bean(AgencyStore.class);

    @Test
    void a_machine_that_follows_the_links_gets_every_entry_once_and_in_order() throws Exception {
        told("0241", 24);
        var walked = new ArrayList<JsonNode>();
        var path = "/api/v1/agencies/TB/events?limit=7";
        List<JsonNode> page;
        do {
            var answer = machine.get(path);
            page = events(answer);
            walked.addAll(page);
            path = next(answer);
        } while (!page.isEmpty());

        long last = store.lastReleaseSeq(TB);
        assertThat(walked)
                .extracting(event -> event.path("releaseseq").asLong())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
    }

    @Test
    void an_event_is_a_structured_cloud_event_without_the_cases_own_numbers() throws Exception {
        told("0242", 24);
        var answer = machine.get("/api/v1/agencies/TB/events?limit=500");
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/cloudevents-batch+json");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var sent =
                events(answer).stream()
                        .filter(one -> one.path("subject").asString().equals("BF-0242"))
                        .filter(one -> one.path("type").asString().equals("case.referral-sent.v1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(sent.path("specversion").asString()).isEqualTo("1.0");
        assertThat(sent.path("source").asString()).isEqualTo("urn:throughline:project");
        assertThat(sent.path("dataschema").asString())
                .isEqualTo("urn:throughline:schema:case.referral-sent.v1");
        assertThat(sent.path("partitionkey").asString()).isEqualTo("BF-0242");
        assertThat(sent.path("time").asString()).startsWith("2025-03-04T11:45");
        assertThat(sent.path("agencyseq").asInt())
                .isEqualTo(sent.path("data").path("agencySeq").asInt());
        assertThat(sent.path("id").asString())
                .isEqualTo(
                        sent.path("data").path("eventId").asString()
                                + "."
                                + sent.path("agencyseq").asInt());
        assertThat(answer.body()).doesNotContain("caseSeq").doesNotContain("position");
    }

    @Test
    void word_of_an_erasure_stands_beside_the_feed_by_a_number_of_its_own() throws Exception {
        told("0244", 10);
        int before = store.erasures(TB, 0, 500).size();
        for (var erasure : List.of("erasure-1", "erasure-2", "erasure-1")) {
            var word =
                    new ErasureWord(
                            TB,
                            erasure,
                            new CaseId("BF-0244"),
                            true,
                            Map.of(1, List.of("clientName")));
            store.together(
                    TB,
                    () -> {
                        store.erase(word);
                        return true;
                    });
        }
        var path = "/api/v1/agencies/TB/erasures?after=";
        var words = events(machine.get(path + before));
        assertThat(words)
                .extracting(event -> event.path("id").asString())
                .containsExactly("erasure-1.TB", "erasure-2.TB");
        var word = words.getLast();
        assertThat(word.path("erasureseq").asInt()).isEqualTo(before + 2);
        assertThat(word.path("data").path("entries").path("1").get(0).asString())
                .isEqualTo("clientName");
        assertThat(events(machine.get(path + (before + 1)))).containsExactly(word);
        assertThat(machine.get("/api/v1/agencies/BP/erasures").statusCode()).isEqualTo(404);
    }

    @Test
    void a_request_that_waits_is_answered_when_an_entry_comes() throws Exception {
        told("0243", 10);
        long end = store.lastReleaseSeq(TB);
        var path = "/api/v1/agencies/TB/events?wait=25&after=" + end;
        CompletableFuture<HttpResponse<String>> waiting =
                HttpClient.newHttpClient()
                        .sendAsync(
                                machine.request(path).build(),
                                HttpResponse.BodyHandlers.ofString());
        told("0243", 11);
        var answer = waiting.get(15, TimeUnit.SECONDS);
        assertThat(events(answer)).isNotEmpty();
        assertThat(events(answer).getFirst().path("releaseseq").asLong()).isEqualTo(end + 1);
    }

    @Test
    void a_request_that_waits_in_vain_is_answered_with_the_same_cursor() {
        long end = store.lastReleaseSeq(TB);
        var answer = machine.get("/api/v1/agencies/TB/events?wait=1&after=" + end);
        assertThat(events(answer)).isEmpty();
        assertThat(next(answer)).contains("after=" + end + "&");
    }

    @Test
    void a_cursor_or_a_page_that_cannot_be_is_refused() {
        refused("?limit=501", 400, "VALIDATION");
        refused("?limit=0", 400, "VALIDATION");
        refused("?after=-1", 400, "VALIDATION");
        refused("?wait=26", 400, "VALIDATION");
        refused("?after=99999999", 409, "VERSION_CONFLICT");
    }

    private void refused(String query, int status, String code) {
        var answer = machine.get("/api/v1/agencies/TB/events" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    /** Tells the first lines of the story under another number, and waits until it has arrived. */
    private static void told(String number, int lines) throws InterruptedException {
        var story =
                RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), number)
                        .lines()
                        .limit(lines)
                        .toList();
        var desk = PROGRAM.bean(StoryDesk.class);
        var result = desk.tell(story, null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(new CaseId("BF-" + number), result.position());
    }

    private static List<JsonNode> events(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Machine.json(answer).valueStream().toList();
    }

    private static String next(HttpResponse<String> answer) {
        var link = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
