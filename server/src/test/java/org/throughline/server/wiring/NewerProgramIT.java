package org.throughline.server.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.throughline.casefile.Actor;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.ids.CaseId;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.Tag;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.referrals.stored.EventJson;
import org.throughline.referrals.stored.FactMetadata;
import org.throughline.referrals.stored.PersonalSeal;
import org.throughline.referrals.stored.StoredFact;
import org.throughline.server.ThroughlineApplication;
import org.throughline.server.following.FollowerLoop;
import org.throughline.server.following.Followers;
import org.throughline.server.operator.StatusReport;
import org.throughline.server.story.StoryDesk;
import org.throughline.views.Views;
import org.throughline.views.timeline.CaseTimelineEntry;
import org.throughline.views.timeline.CaseTimelines;

/**
 * A newer program recorded a fact; the whole of this one meets it, until the newer one takes over.
 */
class NewerProgramIT {
    private static final Path STORIES = Path.of("../stories");
    private static final String FROM_TOMORROW = "help-offered-on-film";
    private static final CaseId TOUCHED = new CaseId("BF-0101");
    private static final CaseId LATER = new CaseId("BF-0199");
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir Path folder;
    private ConfigurableApplicationContext program;

    @BeforeEach
    void start() throws IOException {
        program =
                new SpringApplicationBuilder(ThroughlineApplication.class)
                        .run(
                                "--throughline.data=" + folder,
                                "--throughline.kafka=" + TestInfrastructure.kafka(),
                                database("casework"),
                                owner("casework"),
                                password("casework"),
                                database("person-keys"),
                                owner("person-keys"),
                                password("person-keys"),
                                database("gateway"),
                                owner("gateway"),
                                password("gateway"),
                                "--server.port=0");
        var setup = DomainJson.read(Files.readAllBytes(STORIES.resolve("setup.json")));
        assertThat(bean(StoryDesk.class).setUp(setup)).isEmpty();
        for (var line : story().subList(0, 3)) {
            hand(line);
        }
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void the_view_waits_before_its_fact_says_so_and_goes_on_when_a_program_knows_it()
            throws Exception {
        long before = head();
        bean(Followers.class).await(before, SOON);

        append(FROM_TOMORROW);
        hand(story().getFirst().replace("BF-0101", "BF-0199").replace("bf0101", "bf0199"));

        await().atMost(SOON)
                .until(() ->
                        bean(Followers.class).loops().stream()
                                .allMatch(loop -> loop.trouble() != null));
        assertThat(bean(Followers.class).loops())
                .allMatch(loop -> loop.position() == before)
                .extracting(FollowerLoop::name)
                .containsExactlyInAnyOrder(
                        "clocks", "keys", "proof", "registers", "releasing", "search", "views");
        assertThat(shown(TOUCHED)).hasSize(3);
        assertThat(shown(LATER)).isEmpty();
        assertThat(status())
                .contains("state=held up")
                .contains(
                        "views: after position %d: position %d holds %s version 1, which this"
                                        .formatted(before, before + 1, FROM_TOMORROW)
                                + " program does not know")
                .doesNotContain("Mill Road");

        try (var newer = newerViews()) {
            newer.start();
            newer.await(head(), SOON);
        }

        assertThat(shown(TOUCHED)).hasSize(4);
        assertThat(shown(LATER)).hasSize(1);
        // The loop that was held up finds its view beyond the fact and has nothing to complain of.
        await().atMost(SOON).until(() -> !status().contains("views: "));
    }

    private void append(String name) throws Exception {
        var at = Instant.parse("2025-03-03T09:55:00Z");
        var offered = new HelpOffered("o1", List.of(), "visit", "en", false, "yes", "Mill Road");
        var event =
                new NewEvent(
                        "id-" + name,
                        name,
                        "1",
                        at,
                        EventJson.write(offered, _ -> offered),
                        FactMetadata.of(
                                TOUCHED, at, "exact", null, Actor.SYSTEM, null, "c", null, true),
                        Set.of(new Tag("stream", TOUCHED.value())));
        bean(PostgresLog.class).append(null, List.of(event), List.of()).get();
    }

    /** The views of a program that knows the name. */
    private FollowerLoop newerViews() {
        var newer =
                new LogBridge(
                        bean(PostgresLog.class),
                        bean(PersonalSeal.class),
                        NewerProgramIT::readTomorrow);
        var views =
                new Views(
                        bean(CaseworkDatabase.class).derived(),
                        (caseId, _) ->
                                newer.stream(caseId.value()).stream()
                                        .map(bean(PersonalSeal.class)::opened)
                                        .map(fact -> (RecordedEvent) readTomorrow(fact))
                                        .toList(),
                        bean(KeyRing.class));
        return new FollowerLoop(views, newer);
    }

    private static LogEntry readTomorrow(StoredFact fact) {
        return EventJson.read(
                new StoredFact(
                        fact.position(),
                        fact.stream(),
                        fact.streamSeq(),
                        fact.eventId(),
                        fact.name().equals(FROM_TOMORROW) ? "help-offered" : fact.name(),
                        fact.version(),
                        fact.recordedAt(),
                        fact.payload(),
                        fact.metadata()));
    }

    private void hand(String line) {
        var step = DomainJson.read(line.getBytes(UTF_8));
        var mapper = DomainJson.mapper();
        var handed =
                new Handed(
                        step.path("command").asString(),
                        step.path("data"),
                        mapper.treeToValue(step.path("by"), Actor.class),
                        mapper.treeToValue(step.path("at"), Instant.class),
                        true);
        assertThat(bean(Desk.class).hand(handed).join()).isInstanceOf(Done.class);
    }

    private static List<String> story() throws IOException {
        return Files.readAllLines(STORIES.resolve("BF-0101.jsonl"));
    }

    private List<CaseTimelineEntry> shown(CaseId caseId) {
        return bean(CaseTimelines.class).of(caseId);
    }

    private String status() {
        return bean(StatusReport.class).now().toString();
    }

    private long head() {
        return bean(Followers.class).head();
    }

    private <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    private static String database(String name) {
        return "--throughline." + name + ".jdbc-url=" + TestInfrastructure.freshDatabaseUrl();
    }

    private static String owner(String name) {
        return "--throughline." + name + ".username=" + TestInfrastructure.get().username();
    }

    private static String password(String name) {
        return "--throughline." + name + ".password=" + TestInfrastructure.get().password();
    }
}
