package org.throughline.proof.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.throughline.proof.json.CanonicalReader;
import org.throughline.proof.json.CanonicalWriter;
import org.throughline.proof.json.Json;
import org.throughline.proof.json.NotCanonical;

/**
 * Whose signatures count, and at which sizes of the tree. Sizes and not times: a stolen key can
 * sign any time, but a size that witnesses saw under another key is taken.
 *
 * @param agenciesMin so many agencies must have cosigned a checkpoint
 * @param besideAuditorMin or so many, when an auditor has as well
 */
public record KeyPolicy(String origin, List<Rule> rules, long agenciesMin, long besideAuditorMin) {
    private static final String FORMAT = "throughline-keys/1";

    public KeyPolicy {
        rules = List.copyOf(rules);
    }

    /** What a key is for. */
    public enum Role {
        /** Signs checkpoints and ends of chains. */
        LOG("log"),
        /** Signs packs. */
        PACK("pack"),
        /** Cosigns for an agency. */
        AGENCY("agency"),
        /** Cosigns for an auditor. */
        AUDITOR("auditor");

        private final String code;

        Role(String code) {
            this.code = code;
        }

        private static Optional<Role> of(String code) {
            return List.of(values()).stream().filter(role -> role.code.equals(code)).findFirst();
        }
    }

    /**
     * A key and the sizes of the tree at which it counts, both included. Where two keys of the log
     * count, both must sign: that is how one hands over to the next.
     */
    public record Rule(Role role, VerifierKey key, long from, long to) {

        public boolean countsAt(long size) {
            return from <= size && size <= to;
        }

        private Json json() {
            var members = new TreeMap<String, Json>();
            members.put("from", new Json.Whole(from));
            members.put("key", Json.text(key.text()));
            members.put("role", Json.text(role.code));
            members.put("to", new Json.Whole(to));
            return new Json.Members(members);
        }

        private static Optional<Rule> of(Json json) {
            if (!(json instanceof Json.Members members)
                    || !members.hasExactly("from", "key", "role", "to")) {
                return Optional.empty();
            }
            var role = members.text("role").flatMap(Role::of);
            var key = members.text("key").flatMap(VerifierKey::parse);
            var from = members.whole("from").filter(size -> size >= 0);
            var to = members.whole("to").filter(size -> size >= 0);
            return role.isPresent() && key.isPresent() && from.isPresent() && to.isPresent()
                    ? Optional.of(new Rule(role.get(), key.get(), from.get(), to.get()))
                    : Optional.empty();
        }
    }

    /** The keys that count for this at a size of the tree. */
    public List<VerifierKey> keys(Role role, long size) {
        return rules.stream()
                .filter(rule -> rule.role() == role && rule.countsAt(size))
                .map(Rule::key)
                .toList();
    }

    /** Whether so many cosignatures are enough. */
    public boolean isEnough(long agencies, long auditors) {
        return agencies >= agenciesMin || auditors > 0 && agencies >= besideAuditorMin;
    }

    /** The same keys for somebody who asks for so many agencies, or one fewer and an auditor. */
    public KeyPolicy asking(long agencies) {
        return new KeyPolicy(origin, rules, agencies, Math.max(0, agencies - 1));
    }

    /** What decides who made a pack; a witness that is not known counts for nothing. */
    public List<Rule> own() {
        return rules.stream()
                .filter(rule -> rule.role() == Role.LOG || rule.role() == Role.PACK)
                .toList();
    }

    public byte[] bytes() {
        return CanonicalWriter.bytes(
                Json.Members.of(
                        Map.of(
                                "format", Json.text(FORMAT),
                                "keys", new Json.Items(rules.stream().map(Rule::json).toList()),
                                "origin", Json.text(origin),
                                "quorum",
                                        Json.Members.of(
                                                Map.of(
                                                        "agencies",
                                                        new Json.Whole(agenciesMin),
                                                        "besideAuditor",
                                                        new Json.Whole(besideAuditorMin))))));
    }

    /** The policy with these bytes; empty when they are not exactly the bytes of one. */
    public static Optional<KeyPolicy> read(byte[] bytes) {
        try {
            return CanonicalReader.read(bytes) instanceof Json.Members members
                    ? of(members)
                    : Optional.empty();
        } catch (NotCanonical e) {
            return Optional.empty();
        }
    }

    private static Optional<KeyPolicy> of(Json.Members members) {
        if (!members.hasExactly("format", "keys", "origin", "quorum")
                || members.text("format").filter(FORMAT::equals).isEmpty()
                || members.text("origin").filter(VerifierKey::isName).isEmpty()
                || !(members.values().get("keys") instanceof Json.Items(var keys))
                || !(members.values().get("quorum") instanceof Json.Members quorum)
                || !quorum.hasExactly("agencies", "besideAuditor")) {
            return Optional.empty();
        }
        var rules = new ArrayList<Rule>();
        keys.forEach(key -> Rule.of(key).ifPresent(rules::add));
        var agencies = quorum.whole("agencies").filter(count -> count >= 0);
        var beside = quorum.whole("besideAuditor").filter(count -> count >= 0);
        return rules.size() == keys.size() && agencies.isPresent() && beside.isPresent()
                ? Optional.of(
                        new KeyPolicy(
                                members.text("origin").get(), rules, agencies.get(), beside.get()))
                : Optional.empty();
    }
}
