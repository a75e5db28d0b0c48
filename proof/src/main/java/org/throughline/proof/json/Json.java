package org.throughline.proof.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A JSON value as the log knows them: numbers are whole and exact in every language. */
public sealed interface Json {

    /** Text of whole Unicode characters. */
    record Text(String value) implements Json {}

    /** A whole number, at most {@link #WHOLE_MAX} from zero. */
    record Whole(long value) implements Json {
        public Whole {
            if (value > WHOLE_MAX || value < -WHOLE_MAX) {
                throw new IllegalArgumentException("a number beyond 2^53 - 1 is not exact");
            }
        }
    }

    /** True or false. */
    record Flag(boolean value) implements Json {}

    /** The value null. */
    record Nothing() implements Json {}

    /** Values one after another. */
    record Items(List<Json> values) implements Json {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Values under names, in the order of RFC 8785: by UTF-16 code units, as Java sorts. */
    record Members(SortedMap<String, Json> values) implements Json {

        public static Members of(Map<String, Json> values) {
            return new Members(new TreeMap<>(values));
        }

        public Optional<Json> get(String name) {
            return Optional.ofNullable(values.get(name));
        }

        public Optional<String> text(String name) {
            return values.get(name) instanceof Text(var value)
                    ? Optional.of(value)
                    : Optional.empty();
        }

        public Optional<Long> whole(String name) {
            return values.get(name) instanceof Whole(var value)
                    ? Optional.of(value)
                    : Optional.empty();
        }

        /** Texts in a list; empty when something else stands there. */
        public Optional<List<String>> texts(String name) {
            return values.get(name) instanceof Items(var items)
                            && items.stream().allMatch(Text.class::isInstance)
                    ? Optional.of(items.stream().map(item -> ((Text) item).value()).toList())
                    : Optional.empty();
        }

        /** Whether these are the names, all of them and no other. */
        public boolean hasExactly(String... names) {
            return values.size() == names.length
                    && List.of(names).stream().allMatch(values::containsKey);
        }
    }

    /** The greatest number that a double holds exactly together with its neighbours. */
    long WHOLE_MAX = (1L << 53) - 1;

    static Text text(String value) {
        return new Text(value);
    }

    static Items texts(List<String> values) {
        return new Items(values.stream().<Json>map(Text::new).toList());
    }
}
