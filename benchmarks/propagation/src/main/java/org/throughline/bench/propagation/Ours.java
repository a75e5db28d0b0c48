package org.throughline.bench.propagation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.throughline.campaign.Setup;
import org.throughline.campaign.check.Topics;
import org.throughline.campaign.cluster.Cluster;
import org.throughline.campaign.cluster.Ports;
import org.throughline.campaign.work.Caller;
import org.throughline.campaign.work.Said;
import org.throughline.campaign.work.Script;

/** Our program, with one node of the project. Each fact is an offer of help; the police is told. */
final class Ours implements Contender {
    private static final String AGENCY = "BP";
    private static final String STORY = "0101";
    private static final int LINES_BEFORE = 12;
    private static final int OFFER = 4;
    private static final int AT_ONCE = 12;

    private final Place place;
    private final Path stories;
    private final Script script;
    private final Caller caller;
    private final int port = Ports.free();

    Ours(Place place, Path stories) {
        this.place = place;
        this.stories = stories;
        this.script = Script.of(stories, STORY);
        this.caller = new Caller(List.of("http://127.0.0.1:" + port));
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public String topic() {
        return Topics.entries(AGENCY);
    }

    @Override
    public boolean makesTopic() {
        return true;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public List<String> command() {
        var command = new ArrayList<>(place.java());
        command.addAll(List.of("-Daxoniq.update-checker.disabled=true", "-cp"));
        command.add(place.home().resolve("target/program/throughline.jar").toString());
        command.add("org.throughline.server.ThroughlineApplication");
        command.addAll(
                List.of(
                        "--throughline.roles=casework,projections",
                        "--throughline.demonstration=true",
                        "--throughline.operator-token=" + Cluster.OPERATOR_TOKEN,
                        "--throughline.kafka=" + place.bootstrapServers(),
                        "--throughline.keys=" + place.folder().resolve("keys"),
                        "--throughline.data=" + place.folder().resolve("ours"),
                        "--server.port=" + port));
        command.addAll(database("casework", "throughline"));
        command.addAll(database("person-keys", "personkeys"));
        return command;
    }

    private List<String> database(String setting, String name) {
        var prefix = "--throughline." + setting;
        return List.of(
                prefix + ".jdbc-url=" + place.jdbcUrl(name),
                prefix + ".username=" + Place.USER,
                prefix + ".password=" + place.password());
    }

    @Override
    public void prepare(int cases) throws IOException, InterruptedException {
        Files.createDirectories(place.folder());
        var setup =
                Setup.write(stories.resolve("setup.json"), place.folder().resolve("setup.json"));
        Setup.register("http://127.0.0.1:" + port, setup);
        var all =
                IntStream.range(0, cases)
                        .mapToObj(number -> (Callable<String>) () -> begun(caseId(number)))
                        .toList();
        try (var callers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var one : callers.invokeAll(all)) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a case could not be begun", e);
        }
    }

    /** Until the police has accepted a referral. */
    private String begun(String caseId) throws InterruptedException {
        int version = 0;
        for (int line = 0; line < LINES_BEFORE; line++) {
            var said = caller.say(script.line(line, caseId, version, Instant.now()));
            version += recorded(said).size();
        }
        return caseId;
    }

    private static List<String> recorded(Said said) {
        if (said.outcome() != Said.Outcome.ACKNOWLEDGED) {
            throw new IllegalStateException(said.command() + " was " + said.outcome());
        }
        return said.eventIds();
    }

    private static String caseId(int caseNumber) {
        return "PR-" + (1000 + caseNumber);
    }

    @Override
    public Answer hand(int caseNumber, int number) throws InterruptedException {
        var line = script.line(OFFER, caseId(caseNumber), 0, Instant.now());
        line.data().put("commandId", "help-" + number).put("offerId", "offer-" + number);
        var said = caller.say(line);
        return new Answer(recorded(said).getFirst(), said.tries());
    }

    @Override
    public Optional<String> idOf(ConsumerRecord<byte[], byte[]> record) {
        var type = record.headers().lastHeader("ce_type");
        var id = record.headers().lastHeader("ce_id");
        if (type == null || id == null || !text(type.value()).startsWith("case.help-offered")) {
            return Optional.empty();
        }
        // An entry is known by its fact and its number at the agency.
        var entry = text(id.value());
        return Optional.of(entry.substring(0, entry.lastIndexOf('.')));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
