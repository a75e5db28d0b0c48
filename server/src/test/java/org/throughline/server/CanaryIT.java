package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.wiring.Addresses;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.GatewayDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every personal text of two stories carries a word that stands nowhere else, and all bytes that
 * the program leaves behind are searched for it.
 */
class CanaryIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final String CANARY = "KANARI7Q";
    private static final Set<String> NESTED = Set.of("goals", "changes", "replacements");
    private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();

    @BeforeAll
    static void tell() throws InterruptedException {
        LOGGED.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(LOGGED);
        int marked = 0;
        for (var story : List.of("BF-0101", "BF-0102")) {
            var number = "75" + story.substring(5);
            var lines = new ArrayList<String>();
            for (var line : RunningProgram.lines(story + ".jsonl")) {
                var step = (ObjectNode) DomainJson.read(line.getBytes(StandardCharsets.UTF_8));
                marked += mark(step);
                lines.add(RunningProgram.retold(step.toString(), number));
            }
            var desk = PROGRAM.bean(StoryDesk.class);
            var result = desk.tell(lines, null, (_, _) -> {}).result();
            assertThat(result.stopped()).isNull();
            desk.arrived(new CaseId("BF-" + number), result.position());
        }
        assertThat(marked).isGreaterThan(30);
    }

    @AfterAll
    static void listenNoMore() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(LOGGED);
    }

    /** Puts the word into each personal text of a step. */
    private static int mark(ObjectNode step) {
        var spec = Contract.standard().command(step.path("command").asString()).orElseThrow();
        var data = (ObjectNode) step.required("data");
        int marked = 0;
        for (var name : List.copyOf(data.propertyNames())) {
            if (NESTED.contains(name)) {
                marked += markTexts(data.get(name));
            } else if (isPersonal(spec, name) && data.get(name).isString()) {
                data.put(name, data.get(name).asString() + ' ' + CANARY);
                marked++;
            }
        }
        return marked;
    }

    private static boolean isPersonal(CommandSpec spec, String name) {
        return spec.fields().stream()
                        .filter(field -> field.name().equals(name))
                        .anyMatch(field -> Set.of("line", "text").contains(field.type()))
                && spec.yields().stream()
                        .flatMap(type -> EventTable.standard().row(type).field(name).stream())
                        .anyMatch(FieldRow::isPersonal);
    }

    private static int markTexts(JsonNode list) {
        int marked = 0;
        for (var one : list) {
            for (var name : List.copyOf(one.propertyNames())) {
                if (one.get(name).isString() && one.get(name).asString().contains(" ")) {
                    ((ObjectNode) one).put(name, one.get(name).asString() + ' ' + CANARY);
                    marked++;
                }
            }
        }
        return marked;
    }

    @Test
    void no_file_of_the_casework_database_or_of_the_keys_holds_a_personal_text() throws Exception {
        var casework = PROGRAM.bean(CaseworkDatabase.class).derived();
        assertThat(found(folderOf(casework, "throughline")))
                .extracting(file -> relation(casework, file))
                .isEmpty();
        assertThat(found(folderOf(casework, "personkeys"))).isEmpty();
        assertThat(Stores.rows(casework)).noneMatch(row -> row.contains(CANARY));
    }

    /** Else the search would find nothing anywhere. */
    @Test
    void the_search_finds_it_where_agencies_hold_what_they_were_told() throws Exception {
        var gateway = PROGRAM.bean(GatewayDatabase.class).pool();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Stores.rows(gateway).stream().anyMatch(row -> row.contains(CANARY)));
        assertThat(found(folderOf(gateway, "gateway"))).isNotEmpty();
    }

    @Test
    void no_log_line_no_metric_and_no_key_of_a_record_holds_one() {
        assertThat(LOGGED.list)
                .noneMatch(line -> line.getFormattedMessage().contains(CANARY))
                .noneMatch(line ->
                        line.getThrowableProxy() != null
                                && String.valueOf(line.getThrowableProxy().getMessage())
                                        .contains(CANARY));
        var metrics =
                PROGRAM.send(
                        PROGRAM.request("/actuator/prometheus", "")
                                .header("Authorization", "Bearer " + RunningProgram.OPERATOR_TOKEN)
                                .method("GET", HttpRequest.BodyPublishers.noBody()));
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).doesNotContain(CANARY);
        var records = Stores.records(PROGRAM.bean(Addresses.class).kafka());
        assertThat(records).anyMatch(record -> record.contains(CANARY));
        assertThat(records)
                .noneMatch(record -> record.substring(0, record.indexOf(' ')).contains(CANARY));
    }

    /** Where PostgreSQL keeps a database, with everything written that it had in memory. */
    private static Path folderOf(DataSource any, String name) {
        var sql = JdbcClient.create(any);
        sql.sql("checkpoint").update();
        var oid =
                sql.sql("select oid from pg_database where datname = :name")
                        .param("name", name)
                        .query(Long.class)
                        .single();
        return Path.of(PROGRAM.property("throughline.data"), "postgres", "base", oid.toString());
    }

    /** The table or index whose file it is. */
    private static String relation(DataSource database, Path file) {
        return JdbcClient.create(database)
                .sql(
                        """
                        select coalesce((
                            select oid::regclass::text from pg_class where pg_relation_filenode(oid)::text = :file), :file)
                        """)
                .param("file", file.getFileName().toString())
                .query(String.class)
                .single();
    }

    /** The files below a folder that hold the word, plain or in another form. */
    private static List<Path> found(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSizeGreaterThan(100);
            var found = new ArrayList<Path>();
            for (var file : all) {
                if (holds(file)) {
                    found.add(file);
                }
            }
            return found;
        }
    }

    private static boolean holds(Path file) throws IOException {
        try {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return forms().stream().anyMatch(text::contains);
        } catch (NoSuchFileException removed) {
            // The server makes some of its files anew while it runs.
            return false;
        }
    }

    private static List<String> forms() {
        var forms = new ArrayList<String>(List.of(CANARY));
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            forms.add(new String(CANARY.getBytes(charset), StandardCharsets.ISO_8859_1));
        }
        // Behind one, two or three bytes of whatever stands before it; the ends depend on what is
        // around.
        for (var before : List.of("", "x", "xx")) {
            var base64 =
                    Base64.getEncoder()
                            .encodeToString((before + CANARY).getBytes(StandardCharsets.UTF_8));
            forms.add(
                    base64.substring(before.isEmpty() ? 0 : 4, (before + CANARY).length() / 3 * 4));
        }
        return forms;
    }
}
