package org.throughline.server.pages.auditor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.register.Register;
import org.throughline.server.pages.Wording;
import org.throughline.views.replay.Replay;

/**
 * A case as a picture: an event on each line, a lane for the project and one for each agency. It
 * tells by shape, not by colour: a ring where something happened, a square where it was recorded, a
 * triangle where an agency was told, a diamond where an agency answered and so had seen it. Lengths
 * are in units of the picture.
 */
public record CasePicture(
        int width,
        int height,
        List<Lane> lanes,
        List<Label> labels,
        List<Wait> waits,
        List<Mark> marks,
        List<Letter> letters) {
    static final int TOP = 40;
    private static final int ROW = 34;
    private static final int LABELS = 190;
    private static final int LANE = 62;
    private static final int ASIDE = 16;

    public CasePicture {
        lanes = List.copyOf(lanes);
        labels = List.copyOf(labels);
        waits = List.copyOf(waits);
        marks = List.copyOf(marks);
        letters = List.copyOf(letters);
    }

    /** A column: the project's, or an agency's. */
    public record Lane(String code, String name, int x) {}

    /** What stands at the beginning of a line. */
    public record Label(int y, String title, String when) {}

    /** Time that went by between two marks. */
    public record Wait(int x1, int y1, int x2, int y2) {}

    /** How much an agency was told: M, C or S. */
    public record Letter(int x, int y, String text) {}

    /** A mark; its kind is happened, recorded, told or seen. */
    public record Mark(String kind, int x, int y) {
        /** Corners of the mark; a ring has none. */
        public String points() {
            return switch (kind) {
                case "recorded" -> corners(-6, -6, 6, -6, 6, 6, -6, 6);
                case "told" -> corners(-6, -7, 8, 0, -6, 7);
                case "seen" -> corners(0, -8, 8, 0, 0, 8, -8, 0);
                default -> "";
            };
        }

        private String corners(int... by) {
            var points = new StringBuilder();
            for (int i = 0; i < by.length; i += 2) {
                points.append(x + by[i]).append(',').append(y + by[i + 1]).append(' ');
            }
            return points.toString().strip();
        }
    }

    static CasePicture of(List<Replay.Known> known, Told told, Register register) {
        var drawing = new Drawing(known, lanes(known, told, register));
        for (int row = 0; row < known.size(); row++) {
            drawing.event(row);
        }
        told.entries().forEach(drawing::told);
        return new CasePicture(
                LABELS + LANE * drawing.lanes.size(),
                TOP + ROW * known.size(),
                List.copyOf(drawing.lanes.values()),
                drawing.labels,
                drawing.waits,
                drawing.marks,
                drawing.letters);
    }

    private static Map<String, Lane> lanes(List<Replay.Known> known, Told told, Register register) {
        var present =
                Stream.concat(
                                told.entries().stream().map(one -> one.entry().agency()),
                                known.stream().map(one -> one.event().actor().agency()))
                        .map(agency -> agency.value())
                        .distinct()
                        .toList();
        var lanes = new LinkedHashMap<String, Lane>();
        int middle = LABELS + LANE / 2;
        lanes.put("project", new Lane("project", "the project", middle));
        for (var agency : register.agencies()) {
            var code = agency.code().value();
            if (present.contains(code)) {
                middle += LANE;
                lanes.put(code, new Lane(code, agency.name(), middle));
            }
        }
        return lanes;
    }

    /** The marks as they are put down. */
    private static final class Drawing {
        private final List<Replay.Known> known;
        private final Map<String, Lane> lanes;
        private final List<Label> labels = new ArrayList<>();
        private final List<Wait> waits = new ArrayList<>();
        private final List<Mark> marks = new ArrayList<>();
        private final List<Letter> letters = new ArrayList<>();

        Drawing(List<Replay.Known> known, Map<String, Lane> lanes) {
            this.known = known;
            this.lanes = lanes;
        }

        void event(int row) {
            var event = known.get(row).event();
            labels.add(
                    new Label(
                            y(row),
                            event.caseSeq() + ". " + Wording.words(event.type()),
                            Wording.time(event.recordedAt())));
            int x = lanes.getOrDefault("project", new Lane("", "", LABELS)).x();
            int began = rowAt(known.get(row).occurredAt(), row);
            marks.add(new Mark("recorded", x + ASIDE / 2, y(row)));
            marks.add(new Mark("happened", x - ASIDE, y(began) - (began < row ? ROW / 2 : 0)));
            if (began < row) {
                waits.add(new Wait(x - ASIDE, y(began) - ROW / 2 + 6, x + ASIDE / 2 - 6, y(row)));
            }
            var acting = lanes.get(event.actor().agency().value());
            if (acting != null && !event.actor().agency().isProject()) {
                marks.add(new Mark("seen", acting.x() + ASIDE, y(row)));
            }
        }

        void told(ReleasedEntry one) {
            var lane = lanes.get(one.entry().agency().value());
            int row = rowOf(one.caseSeq());
            if (lane == null || row < 0) {
                return;
            }
            int x = lane.x() - ASIDE / 2;
            int when = one.entry().lateRelease() ? lastBy(one.entry().releasedAt(), row) : row;
            if (when > row) {
                waits.add(new Wait(x, y(row), x, y(when)));
            }
            marks.add(new Mark("told", x, y(when)));
            letters.add(new Letter(x - ASIDE, y(row) + 4, one.entry().level().letter()));
        }

        private int rowOf(int caseSeq) {
            for (int row = 0; row < known.size(); row++) {
                if (known.get(row).event().caseSeq() == caseSeq) {
                    return row;
                }
            }
            return -1;
        }

        /** The line before which something happened: the first that was recorded after it. */
        private int rowAt(Instant occurred, int row) {
            int at = row;
            while (at > 0 && !known.get(at - 1).event().recordedAt().isBefore(occurred)) {
                at--;
            }
            return at;
        }

        /** The line of the commit with which something was told later. */
        private int lastBy(Instant released, int from) {
            int at = from;
            while (at + 1 < known.size()
                    && !known.get(at + 1).event().recordedAt().isAfter(released)) {
                at++;
            }
            return at;
        }

        private static int y(int row) {
            return TOP + ROW * row + ROW / 2;
        }
    }
}
