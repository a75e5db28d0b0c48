package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.server.canary.Canaries;
import org.throughline.server.canary.Search;

/**
 * Every personal text of three stories ends with a word of its own, and all bytes that a program
 * leaves on its machine are searched for them, in every form and compression that {@code
 * SearchTest} and {@code PackedRowsIT} show to be found.
 */
class CanaryIT {
    private static final List<String> STORIES = List.of("BF-0101", "BF-0102", "BF-0103");
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Canaries CANARIES = new Canaries();

    /** Handed in with what is refused: it may stand nowhere. */
    private static final String REFUSED = "R5TKZ3XWQM7BVJ2DHN6YLC4GPF";

    /** The name of a child, who is erased in the story. */
    private static final String ERASED = "BF-0103 6.name";

    private static final Pattern TOPIC =
            Pattern.compile("throughline\\.agency\\.([A-Z]+)\\.entries-.*");

    private static Search search;
    private static CanaryProgram program;
    private static Map<String, String> relations;
    private static Set<String> inRows;
    private static Set<String> walCompression;
    private static final Map<String, Set<String>> ANSWERS = new TreeMap<>();

    @TempDir private static Path folder;

    @BeforeAll
    static void tell() throws Exception {
        program = new CanaryProgram(folder);
        var stories = new LinkedHashMap<String, List<String>>();
        for (var story : STORIES) {
            var expected = RunningProgram.json(story + ".expected.json");
            stories.put(
                    story, CANARIES.mark(story, RunningProgram.lines(story + ".jsonl"), expected));
        }
        search = new Search(Stream.concat(CANARIES.words().stream(), Stream.of(REFUSED)).toList());
        program.tell(
                List.of(
                        RunningProgram.json("setup.json"),
                        RunningProgram.json("setup-BF-0103.json")),
                Map.of());
        assertThat(program.operator("/operator/connections/BC/file", "").statusCode())
                .isEqualTo(200);
        program.tell(List.of(), stories);
        arrived();
        refused();
        take();
        walCompression =
                Stream.of(program.casework(), program.gateway())
                        .map(database ->
                                JdbcClient.create(database)
                                        .sql("show wal_compression")
                                        .query(String.class)
                                        .single())
                        .collect(Collectors.toSet());
        relations = program.relations();
        inRows =
                search.in(
                                String.join("\n", Stores.rows(program.casework()))
                                        .getBytes(StandardCharsets.UTF_8))
                        .keySet();
        program.stop();
    }

    @AfterAll
    static void end() {
        if (program != null) {
            program.close();
        }
    }

    private static void arrived() {
        var sql = JdbcClient.create(program.gateway());
        for (var story : STORIES) {
            var agencies = RunningProgram.json(story + ".expected.json").path("agencies");
            agencies.properties()
                    .forEach(agency ->
                            await().atMost(SOON)
                                    .until(() ->
                                            sql.sql(
                                                                    "select count(*) from"
                                                                            + " gateway.entry where"
                                                                            + " agency = :agency and"
                                                                            + " case_id = :case")
                                                            .param("agency", agency.getKey())
                                                            .param("case", story)
                                                            .query(Integer.class)
                                                            .single()
                                                    == agency.getValue().path("count").asInt()));
        }
        await().atMost(SOON).until(() -> !names(program.data().resolve("files/BC")).isEmpty());
    }

    /** What is not taken is kept nowhere, and no answer and no log line repeats it. */
    private static void refused() {
        for (var body :
                List.of(
                        "{\"caseId\": \"BF-0101\", \"text\": \"%s",
                        "{\"caseId\": \"%s\", \"text\": {\"%1$s\": 1}}",
                        """
                        {"commandId": "x-1", "caseId": "BF-0101", "occurredAt": "2025-03-03T10:00:00Z", "precision": "exact",
                         "noteId": "%s !", "access": "team", "text": "%1$s"}
                        """)) {
            var answer = program.command("AddNote", body.formatted(REFUSED), "CW-1");
            assertThat(answer.statusCode()).isIn(400, 422);
            ANSWERS.computeIfAbsent("refusals", _ -> new TreeSet<>())
                    .addAll(search.in(answer.body().getBytes(StandardCharsets.UTF_8)).keySet());
        }
    }

    /** Takes away all that can be taken away. */
    private static void take() throws Exception {
        for (var path :
                List.of(
                        "/actuator/prometheus",
                        "/operator/status",
                        "/operator/deliveries",
                        "/operator/connections")) {
            answered(path, program.asked(path));
        }
        var auditor = Browser.of(program.address(), "AU-1");
        var lead = Browser.of(program.address(), "DP-1");
        answered("/board/csv", body(lead, "/board/csv"));
        answered("/deliveries/csv", body(lead, "/deliveries/csv"));
        answered("/sent-mail", body(lead, "/sent-mail"));
        for (var story : STORIES) {
            pack(auditor, "/audit/cases/" + story + "/proof", story);
            answered("reads " + story, body(auditor, "/audit/cases/" + story + "/reads/csv"));
        }
        for (var agency : CANARIES.agencies()) {
            pack(Browser.of(program.address(), agency + "-U1"), "/agency/proof", agency);
        }
    }

    private static String body(Browser browser, String path) throws Exception {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static void answered(String path, String body) {
        ANSWERS.put(path, search.in(body.getBytes(StandardCharsets.UTF_8)).keySet());
    }

    private static void pack(Browser browser, String page, String name) throws Exception {
        var token = Browser.token(browser.get(page).body());
        var fields = Map.of("_csrf", token, "reason", "audit");
        var answer = browser.post(page, fields, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        ANSWERS.put("pack of " + name, search.in(answer.body()).keySet());
    }

    private static Set<String> names(Path below) throws IOException {
        if (Files.notExists(below)) {
            return Set.of();
        }
        try (var files = Files.list(below)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** Where which fields were found, for a failure: files and fields, never a text. */
    private static Map<String, Set<String>> said(Map<Path, Map<String, Set<String>>> found) {
        var said = new TreeMap<String, Set<String>>();
        found.forEach((file, words) ->
                words.forEach((word, forms) ->
                        said.computeIfAbsent(
                                        relations.getOrDefault(file.toString(), file.toString()),
                                        _ -> new TreeSet<>())
                                .add(CANARIES.place(word) + " as " + forms)));
        return said;
    }

    @Test
    void no_file_of_the_project_holds_a_personal_text() throws IOException {
        assertThat(CANARIES.words()).hasSizeGreaterThan(120);
        assertThat(walCompression).containsExactly("off");
        for (var kept : names(program.data())) {
            // Binaries of PostgreSQL; and what is there for agencies.
            if (!Set.of("work", "kafka", "files").contains(kept)) {
                var path = program.data().resolve(kept);
                assertThat(said(below(path))).as(kept).isEmpty();
            }
        }
        assertThat(names(program.data().resolve("postgres"))).contains("base", "pg_wal");
        assertThat(inRows).isEmpty();
    }

    private static Map<Path, Map<String, Set<String>>> below(Path path) throws IOException {
        var found = new TreeMap<Path, Map<String, Set<String>>>();
        search.below(path)
                .forEach((file, words) ->
                        found.put(program.data().relativize(path.resolve(file)), words));
        return found;
    }

    @Test
    void topics_and_files_hold_what_their_agency_was_told() throws IOException {
        var topics = new HashSet<String>();
        var log = program.data().resolve("kafka/log");
        for (var one : names(log)) {
            var found = words(log.resolve(one));
            var topic = TOPIC.matcher(one);
            var may = topic.matches() ? CANARIES.of(topic.group(1)) : Set.<String>of();
            assertThat(places(found, may)).as(one).isEmpty();
            if (!found.isEmpty()) {
                topics.add(topic.group(1));
            }
        }
        assertThat(topics).containsAll(CANARIES.agencies());
        var files = words(program.data().resolve("files/BC"));
        assertThat(files).isNotEmpty();
        assertThat(places(files, CANARIES.of("BC"))).isEmpty();
        assertThat(names(program.data().resolve("files"))).containsExactly("BC");
    }

    @Test
    void the_database_of_the_agencies_holds_what_agencies_were_told() throws IOException {
        var found = words(program.agencyData().resolve("postgres"));
        assertThat(found).hasSizeGreaterThan(20);
        assertThat(places(found, CANARIES.ofAgencies())).isEmpty();
    }

    private static Set<String> words(Path path) throws IOException {
        return search.below(path).values().stream()
                .flatMap(found -> found.keySet().stream())
                .collect(Collectors.toSet());
    }

    /** The fields of words that are not among those that may be there. */
    private static Set<String> places(Set<String> found, Set<String> may) {
        return found.stream()
                .filter(word -> !may.contains(word))
                .map(CANARIES::place)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_log_line_no_metric_no_list_and_no_temporary_file_holds_one() throws IOException {
        assertThat(Files.size(program.printed())).isPositive();
        assertThat(places(search.in(program.printed()).keySet(), Set.of())).isEmpty();
        assertThat(said(search.below(program.temporary()))).isEmpty();
        ANSWERS.forEach((path, found) -> {
            if (!path.startsWith("pack of")) {
                assertThat(places(found, Set.of())).as(path).isEmpty();
            }
        });
        assertThat(ANSWERS).hasSizeGreaterThan(15);
    }

    /** Else the search would find nothing anywhere: an auditor's packs hold every text but one. */
    @Test
    void packs_hold_what_their_reader_may_read() {
        var ofAuditors = new HashSet<String>();
        STORIES.forEach(
                story -> ofAuditors.addAll(ANSWERS.getOrDefault("pack of " + story, Set.of())));
        var missing = new HashSet<>(CANARIES.words());
        missing.removeAll(ofAuditors);
        assertThat(places(missing, Set.of())).containsExactly(ERASED);
        for (var agency : CANARIES.agencies()) {
            var found = ANSWERS.getOrDefault("pack of " + agency, Set.of());
            assertThat(places(found, CANARIES.of(agency))).as(agency).isEmpty();
        }
    }
}
