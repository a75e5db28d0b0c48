package org.throughline.proof.leaf;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.throughline.proof.tree.Hash;

/**
 * A commitment that nobody can open any more.
 *
 * @param person with whom it was erased, as the case names them
 * @param path of the field that it hid
 */
public record Erased(String person, String path, Hash commitment) {

    /** By person, ascending as text: as a pack says it. */
    public static SortedMap<String, List<Hash>> byPerson(List<Erased> all) {
        var byPerson = new TreeMap<String, List<Hash>>();
        for (var one : all) {
            byPerson.merge(
                    one.person(),
                    List.of(one.commitment()),
                    (some, more) ->
                            Stream.concat(some.stream(), more.stream())
                                    .sorted(Comparator.comparing(Hash::base64))
                                    .toList());
        }
        return byPerson;
    }
}
