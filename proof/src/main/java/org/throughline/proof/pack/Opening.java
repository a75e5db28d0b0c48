package org.throughline.proof.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.throughline.proof.json.CanonicalReader;
import org.throughline.proof.json.CanonicalWriter;
import org.throughline.proof.json.Json;
import org.throughline.proof.json.NotCanonical;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.tree.Hash;

/**
 * Where a leaf stands in the tree, and what of it is opened.
 *
 * @param index of the leaf, from 0
 * @param leaf its hash
 * @param path from the leaf up to the root; empty in a pack of a whole log
 * @param open ascending by path, none twice
 * @param erased by person: the commitments that nobody can open any more, ascending as text
 */
public record Opening(
        long index,
        Hash leaf,
        List<Hash> path,
        List<Disclosure> open,
        SortedMap<String, List<Hash>> erased) {

    public Opening {
        path = List.copyOf(path);
        open = List.copyOf(open);
    }

    public byte[] bytes() {
        var gone = new TreeMap<String, Json>();
        erased.forEach((person, commitments) -> gone.put(person, texts(commitments)));
        return CanonicalWriter.bytes(
                Json.Members.of(
                        Map.of(
                                "erased", new Json.Members(gone),
                                "index", new Json.Whole(index),
                                "leaf", Json.text(leaf.base64()),
                                "open", Disclosure.json(open),
                                "path", texts(path))));
    }

    private static Json.Items texts(List<Hash> hashes) {
        return Json.texts(hashes.stream().map(Hash::base64).toList());
    }

    /** The opening with these bytes; empty when they are not exactly the bytes of one. */
    public static Optional<Opening> read(byte[] bytes) {
        try {
            return CanonicalReader.read(bytes) instanceof Json.Members members
                            && members.hasExactly("erased", "index", "leaf", "open", "path")
                            && members.values().get("open") instanceof Json.Items(var open)
                            && members.values().get("erased") instanceof Json.Members erased
                    ? of(members, open, erased)
                    : Optional.empty();
        } catch (NotCanonical e) {
            return Optional.empty();
        }
    }

    private static Optional<Opening> of(
            Json.Members members, List<Json> open, Json.Members erased) {
        var index = members.whole("index").filter(number -> number >= 0);
        var leaf = members.text("leaf").flatMap(Hash::ofBase64);
        var path = hashes(members, "path");
        var disclosures = disclosures(open);
        var gone = new TreeMap<String, List<Hash>>();
        for (var person : erased.values().keySet()) {
            hashes(erased, person)
                    .filter(Opening::isAscending)
                    .ifPresent(commitments -> gone.put(person, commitments));
        }
        return index.isPresent()
                        && leaf.isPresent()
                        && path.isPresent()
                        && disclosures.isPresent()
                        && gone.size() == erased.values().size()
                ? Optional.of(
                        new Opening(index.get(), leaf.get(), path.get(), disclosures.get(), gone))
                : Optional.empty();
    }

    private static Optional<List<Disclosure>> disclosures(List<Json> open) {
        var disclosures = new ArrayList<Disclosure>(open.size());
        var before = "";
        for (var json : open) {
            var disclosure = Disclosure.of(json);
            if (disclosure.isEmpty() || disclosure.get().path().compareTo(before) <= 0) {
                return Optional.empty();
            }
            before = disclosure.get().path();
            disclosures.add(disclosure.get());
        }
        return Optional.of(disclosures);
    }

    private static Optional<List<Hash>> hashes(Json.Members members, String name) {
        return members.texts(name)
                .flatMap(texts -> {
                    var hashes =
                            texts.stream().flatMap(one -> Hash.ofBase64(one).stream()).toList();
                    return hashes.size() == texts.size() ? Optional.of(hashes) : Optional.empty();
                });
    }

    private static boolean isAscending(List<Hash> hashes) {
        for (int i = 1; i < hashes.size(); i++) {
            if (hashes.get(i - 1).base64().compareTo(hashes.get(i).base64()) >= 0) {
                return false;
            }
        }
        return !hashes.isEmpty();
    }
}
