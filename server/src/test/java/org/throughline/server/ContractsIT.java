package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.throughline.agencies.EntryEvents;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.contracts.AsyncApiDocument;
import org.throughline.server.contracts.EntrySchemas;
import org.throughline.server.contracts.Narrowing;
import org.throughline.server.contracts.OpenApiDocument;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.wiring.ServedAgencies;
import tools.jackson.databind.JsonNode;

/** The published contracts are what the program does, and promise no less than they did before. */
class ContractsIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final Path FOLDER = Path.of("../docs/contracts");
    private static final boolean WRITES = Boolean.getBoolean("contracts.write");
    private static final List<PartnerEntry> RELEASED = new ArrayList<>();

    @BeforeAll
    static void told() throws InterruptedException {
        release("BF-0101", "0161");
        release("BF-0102", "0162");
    }

    private static void release(String story, String number) throws InterruptedException {
        var desk = PROGRAM.bean(StoryDesk.class);
        var lines = RunningProgram.retold(RunningProgram.text(story + ".jsonl"), number).lines();
        var result = desk.tell(lines.toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        var caseId = new CaseId("BF-" + number);
        desk.arrived(caseId, result.position());
        for (var agency : PROGRAM.bean(ServedAgencies.class).all()) {
            RELEASED.addAll(PROGRAM.bean(AgencyStore.class).told(agency, caseId));
        }
    }

    @Test
    void every_released_entry_of_the_stories_is_as_its_schema_says() {
        var schemas = EntrySchemas.all();
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var read = new LinkedHashMap<String, Schema>();
        var wrong = new ArrayList<String>();
        assertThat(RELEASED).hasSizeGreaterThan(60);
        for (var entry : RELEASED) {
            var type = EntryEvents.type(entry.type(), entry.version());
            var schema = Objects.requireNonNull(schemas.get(type), type);
            read.computeIfAbsent(type, _ -> registry.getSchema(schema.toString()))
                    .validate(copy(entry).toString(), InputFormat.JSON)
                    .forEach(one ->
                            wrong.add(
                                    type
                                            + " "
                                            + one.getInstanceLocation()
                                            + " "
                                            + one.getKeyword()));
            var fields = schema.path("properties").path("payload").path("properties");
            entry.payload().keySet().stream()
                    .filter(field -> !fields.has(field))
                    .forEach(field -> wrong.add(type + " tells of " + field));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_schemas_are_those_that_are_published_and_promise_no_less() throws IOException {
        for (var schema : EntrySchemas.all().entrySet()) {
            var file = FOLDER.resolve("schemas").resolve(schema.getKey() + ".json");
            if (Files.exists(file)) {
                assertThat(Narrowing.between(read(file), schema.getValue()))
                        .as("A field is taken away or narrowed; give the type a new version")
                        .isEmpty();
            }
            published(file, schema.getValue());
        }
        try (var files = Files.list(FOLDER.resolve("schemas"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(EntrySchemas.all().keySet());
        }
    }

    @Test
    void the_api_document_names_every_route_and_command() throws IOException {
        var document = OpenApiDocument.of(routes(), commandExamples());
        assertThat(document.path("paths").size()).isGreaterThan(60);
        published(FOLDER.resolve("openapi.json"), document);
    }

    @Test
    void the_topics_document_names_every_type_with_an_example_of_the_stories() throws IOException {
        var examples = new TreeMap<String, JsonNode>();
        RELEASED.forEach(entry ->
                examples.merge(
                        EntryEvents.type(entry.type(), entry.version()),
                        copy(entry),
                        ContractsIT::fuller));
        examples.replaceAll((_, copy) -> settled(copy));
        assertThat(examples).hasSizeGreaterThan(20);
        published(FOLDER.resolve("asyncapi.json"), AsyncApiDocument.of(examples));
    }

    /** The first of those that tell most. */
    private static JsonNode fuller(JsonNode one, JsonNode other) {
        return other.path("payload").size() > one.path("payload").size() ? other : one;
    }

    /** Without what is another each time: ids of events are made from the clock. */
    private static JsonNode settled(JsonNode copy) {
        var text =
                copy.toString()
                        .replaceAll(
                                "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}",
                                "0195f2a0-0000-7000-8000-000000000001")
                        .replaceAll("\"releaseSeq\":\\d+", "\"releaseSeq\":1")
                        .replaceAll("[0-9a-f]{64}", "0".repeat(64));
        return json(text);
    }

    private static void published(Path file, JsonNode document) throws IOException {
        if (WRITES) {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    DomainJson.mapper()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(document)
                            + "\n");
        }
        assertThat(read(file))
                .as(file.getFileName().toString())
                .isEqualTo(json(document.toString()));
    }

    private static Map<String, JsonNode> commandExamples() {
        var examples = new TreeMap<String, JsonNode>();
        for (var story : List.of("BF-0101", "BF-0102", "BF-0103")) {
            for (var line : RunningProgram.lines(story + ".jsonl")) {
                var step = json(line);
                examples.putIfAbsent(step.path("command").asString(), step.path("data"));
            }
        }
        return examples;
    }

    private static List<String> routes() {
        return PROGRAM
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(one ->
                        one.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api"))
                                .map(path ->
                                        one.getMethodsCondition().getMethods().iterator().next()
                                                + " "
                                                + path))
                .sorted()
                .toList();
    }

    private static JsonNode copy(PartnerEntry entry) {
        return PartnerJson.tree(PartnerJson.entry(entry));
    }

    private static JsonNode read(Path file) throws IOException {
        return DomainJson.read(Files.readAllBytes(file));
    }

    private static JsonNode json(String text) {
        return DomainJson.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
