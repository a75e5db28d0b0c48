package org.throughline.proof.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.throughline.proof.chain.CaseEnd;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.leaf.EnvelopePath;
import org.throughline.proof.leaf.FactToSeal;
import org.throughline.proof.leaf.LeafMaker;
import org.throughline.proof.leaf.SealedFact;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.Cosignature;
import org.throughline.proof.note.ScopeEnd;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.MemoryTree;

/** A small log of invented facts, the same for the same seed. */
public final class SampleLog {
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final List<String> WORDS =
            List.of("stairs", "Zoë", "a \"quoted\" word", "line\nline", "😀", "", "door 5", "né");

    /** Where the key of the log changes hands. */
    public final long handover;

    /** Of the first case, if anybody was forgotten in it: their key is destroyed. */
    public final boolean hasErasure;

    final List<Fact> facts = new ArrayList<>();
    final MemoryTree tree = new MemoryTree();
    final Map<String, CaseEnd> cases = new TreeMap<>();
    private final SplittableRandom random;
    private final LeafMaker maker;
    private final UnaryOperator<SealedFact> change;

    /** A fact, whose case it is, and whose its fields are. */
    record Fact(String caseId, SealedFact sealed, Map<String, String> personOf) {
        Hash leaf() {
            return sealed.leaf().hash();
        }
    }

    public SampleLog(long seed) {
        this(seed, UnaryOperator.identity());
    }

    /** The same facts, each changed while it is sealed. */
    public SampleLog(long seed, UnaryOperator<SealedFact> change) {
        this.random = new SplittableRandom(seed);
        this.maker = new LeafMaker(new SeededChance(seed));
        this.change = change;
        int count = random.nextInt(24, 48);
        this.handover = random.nextInt(2, count - 4);
        this.hasErasure = random.nextBoolean();
        for (int i = 0; i < count; i++) {
            // Every case has some facts, and the first two more than the others.
            add("case-" + (i % 3 == 2 ? 1 + random.nextInt(3) : 1 + i % 3), Map.of());
        }
        if (hasErasure) {
            add("case-1", Map.of(EnvelopePath.KEY_DESTROYED_OF, Json.text("client")));
        }
    }

    private void add(String caseId, Map<String, Json> more) {
        var end = cases.getOrDefault(caseId, CaseEnd.START);
        var fields = new HashMap<>(end.fieldsOfNext(caseId));
        fields.putAll(more);
        fields.put(EnvelopePath.TYPE, Json.text("kind-" + random.nextInt(5)));
        fields.put("text", Json.text(WORDS.get(random.nextInt(WORDS.size()))));
        fields.put("count", new Json.Whole(random.nextInt(-3, 100)));
        fields.put("list", Json.texts(WORDS.subList(0, random.nextInt(WORDS.size()))));
        var personOf = new HashMap<String, String>();
        if (more.isEmpty()) {
            fields.put("name", Json.text("Rosa " + random.nextInt(9)));
            personOf.put("name", "client");
            personOf.put("text", random.nextBoolean() ? "client" : "member:m1");
        }
        var sealed =
                change.apply(
                        maker.seal(
                                new FactToSeal(
                                        "event-" + facts.size(),
                                        "1",
                                        "1",
                                        MONDAY.plusSeconds(97L * facts.size()),
                                        fields,
                                        personOf,
                                        11)));
        facts.add(new Fact(caseId, sealed, personOf));
        tree.append(sealed.leaf().hash());
        cases.put(caseId, end.next(sealed.leaf().hash()));
    }

    public long size() {
        return tree.size();
    }

    SplittableRandom random() {
        return random;
    }

    /** The disclosures of a fact that a person's key does not seal. */
    List<Disclosure> openTo(int index, boolean isErased) {
        var fact = facts.get(index);
        return fact.sealed().disclosures().stream()
                .filter(one -> !isErased || !isOfErased(fact, one))
                .toList();
    }

    /** The commitments of a fact that nobody opens any more. */
    List<Hash> erased(int index) {
        var fact = facts.get(index);
        return fact.sealed().disclosures().stream()
                .filter(one -> isOfErased(fact, one))
                .map(Disclosure::commitment)
                .sorted(java.util.Comparator.comparing(Hash::base64))
                .toList();
    }

    private boolean isOfErased(Fact fact, Disclosure disclosure) {
        return hasErasure
                && fact.caseId().equals("case-1")
                && "client".equals(fact.personOf().get(disclosure.path()));
    }

    /** The checkpoint of a size, signed by every key of the log that counts, and cosigned. */
    public SignedNote checkpoint(long size, int agencies, boolean withAuditor) {
        var text = new Checkpoint(Keys.ORIGIN, size, tree.proofs().root(size)).text();
        return cosigned(signed(text, size), agencies, withAuditor);
    }

    static SignedNote cosigned(SignedNote note, int agencies, boolean withAuditor) {
        var seen = note;
        for (var agency : Keys.AGENCIES.subList(0, agencies)) {
            seen = seen.with(Cosignature.of(note.text(), agency, MONDAY));
        }
        return withAuditor ? seen.with(Cosignature.of(note.text(), Keys.AUDITOR, MONDAY)) : seen;
    }

    /** A text signed by every key of the log that counts at a size. */
    SignedNote signed(String text, long size) {
        var note = new SignedNote(text, List.of());
        if (size <= handover) {
            note = note.signed(Keys.LOG_OLD);
        }
        return size >= handover ? note.signed(Keys.LOG) : note;
    }

    SignedNote end(String scope, long last, Hash hash) {
        return signed(new ScopeEnd(scope, last, hash, size()).text(), size());
    }
}
