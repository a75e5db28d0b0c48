package org.throughline.bench.measure;

/**
 * The table of a peer's events.
 *
 * @param name with its schema, quoted where needed
 * @param id SQL of the event id as text
 * @param stream SQL of the stream's name
 * @param position SQL of what orders all events
 */
public record EventTable(String name, String id, String stream, String position) {
    String allInOrder() {
        return "select " + id + ", " + stream + " from " + name + " order by " + position;
    }

    String holdsId() {
        return "select 1 from " + name + " where " + id + " = ?";
    }
}
