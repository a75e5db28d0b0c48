package org.throughline.bench.runner;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.throughline.bench.runner.Turns.Turn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All lines of a run, as the peers printed them, each with the size of the store. */
final class Results {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> lines = new ArrayList<>();

    /** Median and spread of the repeats. */
    record Spread(double median, double min, double max) {}

    /** What the report asks for; 0 callers and an empty size mean any. */
    record Question(String scenario, String size, int callers, String peer) {}

    /** The turn knows what its process does not: the size of the store and which repeat it is. */
    JsonNode add(String line, Turn turn) {
        var node = (ObjectNode) JSON.readTree(line);
        node.put("peer", turn.peer());
        node.put("size", turn.size());
        node.put("repeat", turn.repeat());
        lines.add(node);
        return node;
    }

    /** What the filled store of a peer takes on the disk. */
    void addBytes(String peer, String size, long bytes) {
        of(new Question("fill", size, 0, peer))
                .forEach(line -> ((ObjectNode) line).put("bytes", bytes));
    }

    List<JsonNode> lines() {
        return List.copyOf(lines);
    }

    List<JsonNode> of(Question question) {
        return lines.stream()
                .filter(line -> line.path("scenario").asString().equals(question.scenario()))
                .filter(line -> line.path("size").asString().equals(question.size()))
                .filter(line ->
                        question.callers() == 0
                                || line.path("callers").asInt() == question.callers())
                .filter(line -> line.path("peer").asString().equals(question.peer()))
                .toList();
    }

    Optional<Spread> spread(Question question, ToDoubleFunction<JsonNode> value) {
        var values = of(question).stream().mapToDouble(value).sorted().toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Spread(values[values.length / 2], values[0], values[values.length - 1]));
    }

    Optional<Spread> throughput(Question question) {
        return spread(question, Results::perSecond);
    }

    Optional<Spread> p99Millis(Question question) {
        return spread(question, line -> line.path("p99us").asDouble() / 1000);
    }

    static double perSecond(JsonNode line) {
        return line.path("operations").asDouble() / line.path("seconds").asDouble();
    }

    Set<String> sizesOf(String scenario) {
        var sizes = new LinkedHashSet<String>();
        lines.stream()
                .filter(line -> line.path("scenario").asString().equals(scenario))
                .forEach(line -> sizes.add(line.path("size").asString()));
        return sizes;
    }
}
