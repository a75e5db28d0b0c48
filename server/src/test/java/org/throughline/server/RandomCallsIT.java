package org.throughline.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.reference.AsServed;
import org.throughline.casefile.reference.Town;
import org.throughline.casefile.register.Register;
import org.throughline.log.PostgresLog;
import org.throughline.referrals.Desk;
import org.throughline.referrals.register.SetupFile;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;
import tools.jackson.databind.JsonNode;

/**
 * Everybody asks the interface at random, for what is theirs and what is not. Nothing is served
 * that the rules, written a second time, refuse; and what is hidden looks like what is not there.
 */
class RandomCallsIT {
    /** All 20,000 with {@code -Drandom.calls=20000}. */
    private static final int CALLS = Integer.getInteger("random.calls", 1_000);

    private static final long SEED = Long.getLong("random.calls.seed", 1);
    private static final String ABSENT = "BF-0599";
    private static final List<String> PEOPLE =
            List.of(
                    "IN-1", "CW-1", "CW-4", "CW-7", "SV-1", "FC-1", "DP-1", "AU-1", "AD-1", "BP-U1",
                    "TB-U1", "BC-U1", "LC-U1", "WW-U1");
    private static final List<String> AGENCIES = List.of("BP", "TB", "BC", "LC", "WW", "NL", "XX");

    /** How much of which story each case has. */
    private static final Map<String, List<String>> TOLD = new LinkedHashMap<>();

    private static final Town TOWN =
            Town.of(SetupFile.read(RunningProgram.json("setup.json"), Register.EMPTY).entries());
    private static RunningProgram program;

    private final Random chance = new Random(SEED);
    private int served;
    private int hidden;

    @BeforeAll
    static void tell() throws InterruptedException {
        program = RunningProgram.alone();
        var first = RunningProgram.lines("BF-0101.jsonl");
        var second = RunningProgram.lines("BF-0102.jsonl");
        int number = 560;
        for (int lines : List.of(1, 4, 7, 9, 11, 14, 17, 20, 24)) {
            TOLD.put("BF-0" + ++number, first.subList(0, lines));
        }
        for (int lines : List.of(3, 8, 12, 15, 18, 21, 24)) {
            TOLD.put("BF-0" + ++number, second.subList(0, lines));
        }
        var desk = program.bean(StoryDesk.class);
        for (var one : TOLD.entrySet()) {
            var own = one.getKey().substring("BF-".length());
            var lines =
                    one.getValue().stream().map(line -> RunningProgram.retold(line, own)).toList();
            var result = desk.tell(lines, null, (_, _) -> {}).result();
            assertThat(result.stopped()).isNull();
            desk.arrived(new CaseId(one.getKey()), result.position());
        }
        // What follows from the stories, as clocks do, is recorded and told as well.
        var log = program.bean(PostgresLog.class);
        var head = new AtomicLong();
        await().atMost(Duration.ofMinutes(2))
                .during(Duration.ofSeconds(3))
                .until(() -> head.getAndSet(log.head()) == log.head());
        for (var caseId : TOLD.keySet()) {
            assertThat(desk.arrived(new CaseId(caseId), head.get())).isTrue();
        }
    }

    @AfterAll
    static void close() {
        program.close();
    }

    @Test
    void nothing_is_served_that_the_rules_refuse() {
        for (int call = 0; call < CALLS; call++) {
            var person = any(PEOPLE);
            var caseId = any(List.copyOf(TOLD.keySet()));
            var what = "call %d of seed %d: %s at %s".formatted(call, SEED, person, caseId);
            var agency = any(AGENCIES);
            var knownBy = moment(caseId);
            switch (chance.nextInt(3)) {
                case 0 -> ask(() -> agency(person, agency, caseId, what));
                case 1 -> ask(() -> project(person, caseId, "timeline", null, what));
                default -> ask(() -> project(person, caseId, "replay", knownBy, what));
            }
        }
        assertThat(served).isGreaterThan(CALLS / 5);
        assertThat(hidden).isGreaterThan(CALLS / 5);
    }

    /** Clocks record something meanwhile, and agencies are told a moment later. */
    private static void ask(ThrowingRunnable call) {
        try {
            call.run();
        } catch (AssertionError perhapsJustRecorded) {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(call);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T any(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }

    /** A moment at which the case had some of its events. */
    private Instant moment(String caseId) {
        return any(history(caseId)).recordedAt().plusMillis(chance.nextInt(3) - 1);
    }

    private static List<RecordedEvent> history(String caseId) {
        return program.bean(Desk.class).histories().of(new CaseId(caseId));
    }

    /** An agency is served what the reference serves it, of its own entries and of no other's. */
    private void agency(String person, String agency, String caseId, String what) {
        var path = "/api/v1/agencies/" + agency + "/cases/%s/timeline";
        var own = person.endsWith("-U1") ? person.substring(0, 2) : "";
        var answer = program.get(path.formatted(caseId), person);
        var lines =
                answer.statusCode() == 200
                        ? DomainJson.read(answer.body().getBytes(UTF_8))
                                .path("entries")
                                .valueStream()
                                .map(RandomCallsIT::line)
                                .toList()
                        : List.<String>of();
        if (!own.equals(agency)) {
            hidden(path, caseId, person, what);
            return;
        }
        assertThat(AsServed.difference(TOWN, new AgencyId(own), history(caseId), lines))
                .as(what)
                .isEmpty();
        if (lines.isEmpty()) {
            hidden(path, caseId, person, what);
        } else {
            served++;
        }
    }

    private static String line(JsonNode entry) {
        return AsServed.line(
                entry.path("agencySeq").asInt(),
                entry.path("eventId").asString(),
                entry.path("state").asString().toUpperCase(Locale.ROOT),
                entry.path("occurredAt").asString(),
                fields(entry.path("payload")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(JsonNode payload) {
        return DomainJson.mapper().convertValue(payload, Map.class);
    }

    /** Somebody of the project is served what section 4.10 of the domain reference says. */
    private void project(
            String person, String caseId, String kind, @Nullable Instant knownBy, String what) {
        var path =
                "/api/v1/cases/%s/"
                        + kind
                        + "?purpose=cover"
                        + (knownBy == null ? "" : "&knownBy=" + knownBy);
        var readable = ProjectReference.of(person, history(caseId));
        if (readable.isEmpty()) {
            hidden(path, caseId, person, what);
            return;
        }
        var answer = program.get(path.formatted(caseId), person);
        assertThat(answer.statusCode()).as(what).isEqualTo(200);
        var events = DomainJson.read(answer.body().getBytes(UTF_8)).path("events");
        var expected = new ArrayList<Integer>();
        for (var event : readable) {
            if (knownBy == null || !event.recordedAt().isAfter(end(knownBy))) {
                expected.add(event.caseSeq());
            }
        }
        assertThat(events.valueStream().map(one -> one.path("caseSeq").asInt()).toList())
                .as(what)
                .containsExactlyInAnyOrderElementsOf(expected);
        if (person.startsWith("FC-")) {
            for (var event : events) {
                var type = event.path("type").asString();
                if (!ProjectReference.FORUM_EVENTS.contains(type)) {
                    assertThat(AsServed.coded(type))
                            .as(what)
                            .containsAll(fields(event.path("payload")).keySet());
                }
            }
        }
        served++;
    }

    /** A moment that is said to the second holds the whole second. */
    private static Instant end(Instant knownBy) {
        return knownBy.getNano() == 0 ? knownBy.plusNanos(999_999_999) : knownBy;
    }

    /** Answered as a case of which nobody ever heard. */
    private void hidden(String path, String caseId, String person, String what) {
        var answer = program.get(path.formatted(caseId), person);
        var absent = program.get(path.formatted(ABSENT), person);
        assertThat(answer.statusCode()).as(what).isEqualTo(404);
        assertThat(absent.statusCode()).as(what).isEqualTo(404);
        assertThat(answer.body()).as(what).isEqualTo(absent.body().replace(ABSENT, caseId));
        assertThat(headers(answer)).as(what).isEqualTo(headers(absent));
        hidden++;
    }

    /** After so many calls the server ends a connection and says so, whatever was asked. */
    private static Set<String> headers(HttpResponse<String> answer) {
        var names = new TreeSet<>(answer.headers().map().keySet());
        names.remove("connection");
        return names;
    }
}
