package org.throughline.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.Condition.Criterion;
import org.throughline.log.row.EventRow;

/** A batch in the form of the append function's arguments: an array for each of them. */
final class AppendArrays {
    /** How many arguments the append function has, the epoch included. */
    static final int ARGUMENTS = 28;

    private final String streamKey;
    private final List<Column> columns = new ArrayList<>();

    private final Column markers = column("bigint");
    private final Column streamReq = column("integer");
    private final Column streamWanted = column("text");
    private final Column partReq = column("integer");
    private final Column partStream = column("text");
    private final Column partNames = column("text");
    private final Column partTags = column("text");
    private final Column tagReq = column("integer");
    private final Column tagFirst = column("text");
    private final Column tagTags = column("text");
    private final Column tagNames = column("text");
    private final Column nameReq = column("integer");
    private final Column nameNames = column("text");
    private final Column onceReq = column("integer");
    private final Column onceScope = column("text");
    private final Column onceId = column("text");
    private final Column onceDigest = column("text");
    private final Column eventReq = column("integer");
    private final Column streams = column("text");
    private final Column ids = column("text");
    private final Column names = column("text");
    private final Column versions = column("text");
    private final Column times = column("bigint");
    private final Column payloads = column("bytea");
    private final Column metadatas = column("text");
    private final Column tagses = column("text");
    private final Column contents = column("bytea");

    AppendArrays(String streamKey) {
        this.streamKey = streamKey;
    }

    private Column column(String type) {
        var column = new Column(type, new ArrayList<>());
        columns.add(column);
        return column;
    }

    void add(int request, Append append) {
        var condition = append.condition();
        markers.add(condition == null ? 0L : condition.afterPosition());
        if (condition != null) {
            add(request, condition);
        }
        for (var key : append.keys()) {
            onceReq.add(request);
            onceScope.add(key.scope());
            onceId.add(key.id());
            onceDigest.add(key.digest());
        }
        append.rows().forEach(row -> add(request, row));
    }

    private void add(int request, EventRow row) {
        eventReq.add(request);
        streams.add(row.stream());
        ids.add(row.id());
        names.add(row.name());
        versions.add(row.version());
        times.add(row.micros());
        payloads.add(row.payload());
        metadatas.add(row.metadata());
        tagses.add(row.tags());
        contents.add(row.content());
    }

    private void add(int request, Condition condition) {
        for (var criterion : condition.criteria()) {
            add(request, criterion);
        }
    }

    /** Each kind of criterion has a way of its own to the events that it could find. */
    private void add(int request, Criterion criterion) {
        var stream = EventRow.streamOf(criterion.tags(), streamKey);
        var tags = EventRow.joined(criterion.tags(), streamKey);
        var wanted =
                criterion.names().isEmpty()
                        ? null
                        : String.join(EventRow.BETWEEN, criterion.names());
        if (stream != null && tags.isEmpty() && wanted == null) {
            streamReq.add(request);
            streamWanted.add(stream);
        } else if (stream != null) {
            partReq.add(request);
            partStream.add(stream);
            partNames.add(wanted);
            partTags.add(tags);
        } else if (!tags.isEmpty()) {
            tagReq.add(request);
            tagFirst.add(tags.split(EventRow.BETWEEN, 2)[0]);
            tagTags.add(tags);
            tagNames.add(wanted);
        } else {
            nameReq.add(request);
            nameNames.add(wanted);
        }
    }

    void bind(PreparedStatement call, int epoch) throws SQLException {
        call.setInt(1, epoch);
        int place = 2;
        for (var column : columns) {
            call.setArray(place++, column.array(call.getConnection()));
        }
    }

    private record Column(String type, List<@Nullable Object> values) {
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
