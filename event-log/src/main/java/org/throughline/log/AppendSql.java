package org.throughline.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.AppendOutcome.Appended;
import org.throughline.log.entry.AppendOutcome.Conflict;
import org.throughline.log.entry.AppendOutcome.Repeated;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.Tag;

/** One call of the append function for a whole batch. */
final class AppendSql {
    private final String streamKey;
    private final int epoch;

    AppendSql(String streamKey, int epoch) {
        this.streamKey = streamKey;
        this.epoch = epoch;
    }

    /**
     * @param isRetry whether the answer to the same appends was lost before: then a known key means
     *     that they had been stored
     */
    List<AppendOutcome> append(Connection connection, List<Append> batch, boolean isRetry)
            throws SQLException {
        var arrays = new Arrays();
        for (int i = 0; i < batch.size(); i++) {
            arrays.add(i + 1, batch.get(i));
        }
        var outcomes = new ArrayList<@Nullable AppendOutcome>();
        batch.forEach(append -> outcomes.add(null));
        try (var call =
                connection.prepareStatement(
                        "select * from log.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            call.setInt(1, epoch);
            call.setArray(2, connection.createArrayOf("bigint", arrays.markers.toArray()));
            call.setArray(3, connection.createArrayOf("text", arrays.criteria.toArray()));
            call.setArray(4, connection.createArrayOf("integer", arrays.onceReq.toArray()));
            call.setArray(5, connection.createArrayOf("text", arrays.onceScope.toArray()));
            call.setArray(6, connection.createArrayOf("text", arrays.onceId.toArray()));
            call.setArray(7, connection.createArrayOf("text", arrays.onceDigest.toArray()));
            call.setArray(8, connection.createArrayOf("integer", arrays.eventReq.toArray()));
            call.setArray(9, connection.createArrayOf("text", arrays.streams.toArray()));
            call.setArray(10, connection.createArrayOf("text", arrays.ids.toArray()));
            call.setArray(11, connection.createArrayOf("text", arrays.names.toArray()));
            call.setArray(12, connection.createArrayOf("text", arrays.versions.toArray()));
            call.setArray(13, connection.createArrayOf("timestamptz", arrays.times.toArray()));
            call.setArray(
                    14, connection.createArrayOf("bytea", arrays.payloads.toArray(new byte[0][])));
            call.setArray(15, connection.createArrayOf("text", arrays.metadatas.toArray()));
            call.setArray(16, connection.createArrayOf("text", arrays.tagses.toArray()));
            try (var rows = call.executeQuery()) {
                while (rows.next()) {
                    long first = rows.getLong(3);
                    long last = rows.getLong(4);
                    var request = rows.getInt(1) - 1;
                    outcomes.set(
                            request,
                            switch (rows.getString(2)) {
                                case "appended" -> new Appended(first, last);
                                case "conflict" -> new Conflict(last);
                                default ->
                                        repeated(
                                                batch.get(request),
                                                rows.getString(5),
                                                first,
                                                last,
                                                isRetry);
                            });
                }
            }
        }
        return outcomes.stream()
                .map(outcome -> outcome == null ? new Appended(0, 0) : outcome)
                .toList();
    }

    private static AppendOutcome repeated(
            Append append, String digest, long first, long last, boolean isRetry) {
        var own = append.keys().stream().anyMatch(key -> key.digest().equals(digest));
        return isRetry && own ? new Appended(first, last) : new Repeated(digest, first, last);
    }

    private final class Arrays {
        private final List<Long> markers = new ArrayList<>();
        private final List<@Nullable String> criteria = new ArrayList<>();
        private final List<Integer> onceReq = new ArrayList<>();
        private final List<String> onceScope = new ArrayList<>();
        private final List<String> onceId = new ArrayList<>();
        private final List<String> onceDigest = new ArrayList<>();
        private final List<Integer> eventReq = new ArrayList<>();
        private final List<@Nullable String> streams = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<String> versions = new ArrayList<>();
        private final List<OffsetDateTime> times = new ArrayList<>();
        private final List<byte[]> payloads = new ArrayList<>();
        private final List<String> metadatas = new ArrayList<>();
        private final List<String> tagses = new ArrayList<>();

        void add(int request, Append append) {
            var condition = append.condition();
            markers.add(condition == null ? 0L : condition.afterPosition());
            criteria.add(condition == null ? null : criteriaOf(condition));
            for (var key : append.keys()) {
                onceReq.add(request);
                onceScope.add(key.scope());
                onceId.add(key.id());
                onceDigest.add(key.digest());
            }
            append.events().forEach(event -> add(request, event));
        }

        private void add(int request, NewEvent event) {
            eventReq.add(request);
            streams.add(streamOf(event.tags()));
            ids.add(event.id());
            names.add(event.name());
            versions.add(event.version());
            times.add(event.timestamp().atOffset(ZoneOffset.UTC));
            payloads.add(event.payload());
            metadatas.add(StringJson.of(event.metadata()));
            tagses.add(StringJson.of(pairs(event.tags())));
        }
    }

    private @Nullable String streamOf(Iterable<Tag> tags) {
        for (var tag : tags) {
            if (tag.key().equals(streamKey)) {
                return tag.value();
            }
        }
        return null;
    }

    private List<String> pairs(Iterable<Tag> tags) {
        var pairs = new ArrayList<String>();
        for (var tag : tags) {
            if (!tag.key().equals(streamKey)) {
                pairs.add(tag.key());
                pairs.add(tag.value());
            }
        }
        return pairs;
    }

    private String criteriaOf(Condition condition) {
        var out = new StringBuilder("[");
        for (var criterion : condition.criteria()) {
            out.append(out.length() > 1 ? "," : "").append("{\"stream\":");
            var stream = streamOf(criterion.tags());
            if (stream == null) {
                out.append("null");
            } else {
                StringJson.quote(out, stream);
            }
            out.append(",\"tags\":").append(StringJson.of(pairs(criterion.tags())));
            out.append(",\"names\":").append(StringJson.of(criterion.names())).append('}');
        }
        return out.append(']').toString();
    }
}
