package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.wiring.Addresses;

/** Story BF-0101 through the command side, over a real PostgreSQL and a real Kafka. */
class BrackenfordStoryIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private final StoryDesk stories = PROGRAM.bean(StoryDesk.class);

    @Test
    void everything_that_is_expected_of_the_story_holds() throws InterruptedException {
        new ToldStory("BF-0101").holds(24, 1, 28);
    }

    @Test
    void an_expectation_that_does_not_hold_is_named() throws InterruptedException {
        var expected =
                RunningProgram.retold(RunningProgram.text("BF-0101.expected.json"), "0109")
                        .replace("\"count\": 23", "\"count\": 22")
                        .replace("\"refused\": \"OPEN_WORK\"", "\"refused\": \"NO_BASIS\"");
        var outcome =
                stories.tell(
                        RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), "0109")
                                .lines()
                                .toList(),
                        DomainJson.read(expected.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        (_, _) -> {});
        assertThat(outcome.differences())
                .anyMatch(one -> one.contains("BC count"))
                .anyMatch(one -> one.contains("OPEN_WORK, expected NO_BASIS"));
    }

    @Test
    void topics_hold_no_text_that_an_agency_must_never_get() throws InterruptedException {
        tell("0110");
        var caseId = "BF-0110";
        for (var agency : List.of("BP", "TB", "BC")) {
            var topic = "throughline.agency." + agency + ".entries";
            var bytes =
                    records(topic).stream()
                            .filter(record -> record.contains(caseId))
                            .collect(Collectors.joining("\n"));
            assertThat(bytes).contains("IncidentRecorded");
            RunningProgram.json("BF-0101.expected.json")
                    .path("agencies")
                    .path(agency)
                    .path("never")
                    .forEach(text ->
                            assertThat(bytes)
                                    .as(agency)
                                    .doesNotContain(
                                            RunningProgram.retold(text.asString(), "0110")));
            assertThat(bytes).doesNotContain("caseSeq").doesNotContain("\"position\"");
        }
    }

    @Test
    void topics_that_are_deleted_while_running_are_filled_again() throws Exception {
        tell("0111");
        var before = told("0111");
        try (var admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                PROGRAM.bean(Addresses.class).broker().servers()))) {
            var ours =
                    admin.listTopics().names().get().stream()
                            .filter(name -> name.startsWith("throughline."))
                            .toList();
            assertThat(ours).hasSizeGreaterThanOrEqualTo(12);
            var held = ofCases("throughline.agency.TB.entries").size();
            admin.deleteTopics(ours).all().get();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(ofCases("throughline.agency.TB.entries"))
                                    .hasSizeGreaterThanOrEqualTo(held));
        }
        assertThat(told("0111")).isEqualTo(before);
        tell("0112");
        assertThat(told("0111")).isEqualTo(before);
    }

    private void tell(String number) throws InterruptedException {
        var expected =
                DomainJson.read(
                        RunningProgram.retold(RunningProgram.text("BF-0101.expected.json"), number)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var outcome =
                stories.tell(
                        RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), number)
                                .lines()
                                .toList(),
                        expected,
                        (_, _) -> {});
        assertThat(outcome.differences()).isEmpty();
    }

    private Map<String, List<String>> told(String number) {
        return List.of("BP", "TB", "BC").stream()
                .collect(
                        Collectors.toMap(
                                agency -> agency,
                                agency ->
                                        stories
                                                .copies()
                                                .told(
                                                        new AgencyId(agency),
                                                        new CaseId("BF-" + number))
                                                .stream()
                                                .map(entry ->
                                                        entry.agencySeq()
                                                                + " "
                                                                + entry.eventId()
                                                                + " "
                                                                + entry.level()
                                                                + " "
                                                                + entry.payload())
                                                .toList()));
    }

    /** Without what the log says of itself, which is not said again when it is outdated. */
    private static List<String> ofCases(String topic) {
        return records(topic).stream().filter(one -> one.startsWith("BF-")).toList();
    }

    /** Every record of a topic: headers and value as text. */
    private static List<String> records(String topic) {
        var settings = new Properties();
        settings.put("bootstrap.servers", PROGRAM.bean(Addresses.class).broker().servers());
        settings.put("allow.auto.create.topics", "false");
        var records = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    IntStream.range(0, consumer.partitionsFor(topic, Duration.ofSeconds(10)).size())
                            .mapToObj(number -> new TopicPartition(topic, number))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> {
                            var text =
                                    new StringBuilder(
                                            new String(
                                                    record.key(),
                                                    java.nio.charset.StandardCharsets.UTF_8));
                            record.headers()
                                    .forEach(header ->
                                            text.append(' ')
                                                    .append(header.key())
                                                    .append('=')
                                                    .append(
                                                            new String(
                                                                    header.value(),
                                                                    java.nio.charset
                                                                            .StandardCharsets
                                                                            .UTF_8)));
                            records.add(
                                    text
                                            + " "
                                            + new String(
                                                    record.value(),
                                                    java.nio.charset.StandardCharsets.UTF_8));
                        });
            }
        }
        return records;
    }
}
