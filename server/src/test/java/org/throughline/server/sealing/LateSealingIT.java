package org.throughline.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.EnvelopePath;
import org.throughline.proof.leaf.Erased;
import org.throughline.server.sealing.SealedLog.Opened;

/** Sealing that is behind when a person is erased. */
class LateSealingIT {
    private static final CaseId CASE = new CaseId("BF-1");

    @Test
    void facts_that_were_sealed_before_and_after_an_erasure_are_all_accounted_for()
            throws Exception {
        try (var golden = new GoldenLog()) {
            int half = (int) golden.log.head() / 2;
            golden.sealing().follow(0, half);
            golden.personKeys.destroy(DataSubject.client(CASE));
            golden.sealing().follow(half, (int) golden.log.head());

            var facts = golden.sealed().ofCase(CASE.value(), golden.log.head());
            assertThat(facts).anyMatch(fact -> !fact.erased().isEmpty());
            assertThat(facts)
                    .filteredOn(((Predicate<Opened>) LateSealingIT::isAccountedFor).negate())
                    .extracting(fact -> fact.event().position())
                    .isEmpty();
        }
    }

    /** As a verifier counts: what is opened, and what is said to be erased. */
    private static boolean isAccountedFor(Opened fact) {
        var gone =
                fact.erased().stream()
                        .collect(Collectors.groupingBy(Erased::person, Collectors.counting()));
        return fact.disclosures().size() + fact.erased().size() == whole(fact)
                && sealed(fact).values().entrySet().stream()
                        .filter(one -> gone.containsKey(one.getKey()))
                        .allMatch(one ->
                                one.getValue()
                                        .equals(
                                                new Json.Whole(
                                                        gone.getOrDefault(one.getKey(), 0L))));
    }

    private static long whole(Opened fact) {
        return ((Json.Whole) valueOf(fact, EnvelopePath.FIELDS)).value();
    }

    private static Json.Members sealed(Opened fact) {
        return (Json.Members) valueOf(fact, EnvelopePath.SEALED);
    }

    private static Json valueOf(Opened fact, String path) {
        return List.copyOf(fact.disclosures()).stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
