package org.throughline.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.Condition.Criterion;
import org.throughline.log.row.EventRow;

/**
 * A batch in the form of the append function's arguments: an array for each of them. What the batch
 * has nothing for is left out of the call.
 */
final class AppendArrays {
    private static final String EPOCH = "node_epoch";

    private final String streamKey;
    private final Map<String, Integer> nths = new HashMap<>();
    private int events;
    private boolean hasTags;

    private final List<Column> columns = new ArrayList<>();
    private final Column ids = column("ids", "text");
    private final Column names = column("names", "text");
    private final Column versions = column("versions", "text");
    private final Column times = column("times", "bigint");
    private final Column payloads = column("payloads", "bytea");
    private final Column metadatas = column("metadatas", "text");
    private final Column contents = column("contents", "bytea");
    private final Column streams = column("streams", "text");
    private final Column nthOfStream = column("nths", "integer");
    private final Column tagses = column("tagses", "text");
    private final Column onceReq = column("once_req", "integer");
    private final Column onceScope = column("once_scope", "text");
    private final Column onceId = column("once_id", "text");
    private final Column onceDigest = column("once_digest", "text");
    private final Column onceFirst = column("once_first", "integer");
    private final Column onceLast = column("once_last", "integer");
    private final Column streamReq = column("stream_req", "integer");
    private final Column streamMarker = column("stream_marker", "bigint");
    private final Column streamWanted = column("stream_wanted", "text");
    private final Column partReq = column("part_req", "integer");
    private final Column partMarker = column("part_marker", "bigint");
    private final Column partStream = column("part_stream", "text");
    private final Column partNames = column("part_names", "text");
    private final Column partTags = column("part_tags", "text");
    private final Column tagReq = column("tag_req", "integer");
    private final Column tagMarker = column("tag_marker", "bigint");
    private final Column tagFirst = column("tag_first", "text");
    private final Column tagTags = column("tag_tags", "text");
    private final Column tagNames = column("tag_names", "text");
    private final Column nameReq = column("name_req", "integer");
    private final Column nameMarker = column("name_marker", "bigint");
    private final Column nameNames = column("name_names", "text");

    AppendArrays(String streamKey) {
        this.streamKey = streamKey;
    }

    private Column column(String name, String type) {
        var column = new Column(name, type, new ArrayList<>());
        columns.add(column);
        return column;
    }

    /**
     * @param request what the answer calls this append
     */
    void add(int request, Append append) {
        var condition = append.condition();
        if (condition != null) {
            condition
                    .criteria()
                    .forEach(criterion -> add(request, condition.afterPosition(), criterion));
        }
        int first = events + 1;
        append.rows().forEach(this::add);
        for (var key : append.keys()) {
            onceReq.add(request);
            onceScope.add(key.scope());
            onceId.add(key.id());
            onceDigest.add(key.digest());
            onceFirst.add(first);
            onceLast.add(events);
        }
    }

    private void add(EventRow row) {
        events++;
        ids.add(row.id());
        names.add(row.name());
        versions.add(row.version());
        times.add(row.micros());
        payloads.add(row.payload());
        metadatas.add(row.metadata());
        contents.add(row.content());
        var stream = row.stream();
        streams.add(stream);
        nthOfStream.add(stream == null ? null : nths.merge(stream, 1, Integer::sum));
        tagses.add(row.tags());
        hasTags |= !row.tags().isEmpty();
    }

    /** Each kind of criterion has a way of its own to the events that it could find. */
    private void add(int request, long marker, Criterion criterion) {
        var stream = EventRow.streamOf(criterion.tags(), streamKey);
        var tags = EventRow.joined(criterion.tags(), streamKey);
        var wanted =
                criterion.names().isEmpty()
                        ? null
                        : String.join(EventRow.BETWEEN, criterion.names());
        if (stream != null && tags.isEmpty() && wanted == null) {
            streamReq.add(request);
            streamMarker.add(marker);
            streamWanted.add(stream);
        } else if (stream != null) {
            partReq.add(request);
            partMarker.add(marker);
            partStream.add(stream);
            partNames.add(wanted);
            partTags.add(tags);
        } else if (!tags.isEmpty()) {
            tagReq.add(request);
            tagMarker.add(marker);
            tagFirst.add(tags.split(EventRow.BETWEEN, 2)[0]);
            tagTags.add(tags);
            tagNames.add(wanted);
        } else {
            nameReq.add(request);
            nameMarker.add(marker);
            nameNames.add(wanted);
        }
    }

    /** The call of the function, with a place for the epoch and for each array. */
    String call() {
        return handedOver()
                .map(column -> ", " + column.name() + " => ?")
                .collect(
                        Collectors.joining(
                                "",
                                "select request, outcome, first_position, last_position, digest"
                                        + " from log.append("
                                        + EPOCH
                                        + " => ?",
                                ")"));
    }

    /** Fills the places of {@link #call}. */
    void bind(PreparedStatement call, int epoch) throws SQLException {
        call.setInt(1, epoch);
        int place = 2;
        for (var column : handedOver().toList()) {
            call.setArray(place++, column.array(call.getConnection()));
        }
    }

    private Stream<Column> handedOver() {
        return columns.stream()
                .filter(column -> column == tagses ? hasTags : !column.values().isEmpty());
    }

    private record Column(String name, String type, List<@Nullable Object> values) {
        void add(@Nullable Object value) {
            values.add(value);
        }

        /** Arrays of these Java types go over the wire in binary form. */
        java.sql.Array array(Connection connection) throws SQLException {
            var empty =
                    switch (type) {
                        case "bigint" -> new Long[0];
                        case "integer" -> new Integer[0];
                        case "bytea" -> new byte[0][];
                        default -> new String[0];
                    };
            return connection.createArrayOf(type, values.toArray(empty));
        }
    }
}
