package org.throughline.server.evidence.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.proof.verdict.Report;
import org.throughline.proof.verdict.VerdictCode;
import org.throughline.proof.verify.Verifier;
import org.throughline.server.sealing.GoldenLog;
import org.throughline.server.sealing.SealedLog;

/** Periods of a log that is a little over a minute long, and of which somebody is erased later. */
class PeriodPackIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir private Path folder;

    @Test
    void a_period_tells_who_was_erased_after_it() throws Exception {
        try (var golden = new GoldenLog()) {
            golden.sealAll();
            golden.destroy("BF-1");
            golden.sealAll();
            var sealed = golden.sealed();

            var pack = pack(sealed, NOON, NOON.plus(MINUTE), cases(sealed));
            assertThat(pack.saysWhoWasErased()).isTrue();
            assertThat(pack.facts()).isEqualTo(59);
            var report = verified(sealed, pack);
            assertThat(report.counts()).containsOnlyKeys(VerdictCode.ERASED_OK);
            assertThat(report.closedEvents()).isEqualTo(59 - pack.opened().size());
        }
    }

    @Test
    void while_the_word_of_an_erasure_is_not_sealed_no_pack_is_complete() throws Exception {
        try (var golden = new GoldenLog()) {
            golden.sealAll();
            golden.destroy("BF-1");

            var sealed = golden.sealed();
            var early = pack(sealed, NOON, NOON.plus(MINUTE), cases(sealed));
            assertThat(early.saysWhoWasErased()).isFalse();
            assertThat(verified(sealed, early).counts())
                    .containsKey(VerdictCode.DISCLOSURE_MISSING);
            // Of whom nothing is opened, nothing has to be said.
            assertThat(pack(sealed, NOON, NOON.plus(MINUTE), Set.of("BF-2")).saysWhoWasErased())
                    .isTrue();
        }
    }

    @Test
    void the_second_minute_an_empty_day_and_the_whole_log_are_sound() throws Exception {
        try (var golden = new GoldenLog()) {
            golden.sealAll();
            var sealed = golden.sealed();
            for (var length : List.of(MINUTE, Duration.ofDays(2))) {
                for (var from : List.of(NOON.minus(Duration.ofDays(1)), NOON, NOON.plus(MINUTE))) {
                    var pack = pack(sealed, from, from.plus(length), cases(sealed));
                    assertThat(verified(sealed, pack).counts()).as(from + " " + length).isEmpty();
                }
            }
            var later = NOON.plus(Duration.ofDays(30));
            var nothing = pack(sealed, later, later.plus(MINUTE), cases(sealed));
            assertThat(nothing.facts()).isZero();
            assertThat(verified(sealed, nothing).isSound()).isTrue();
        }
    }

    @Test
    void of_cases_that_are_not_opened_nothing_is_told() throws Exception {
        try (var golden = new GoldenLog()) {
            golden.sealAll();
            var sealed = golden.sealed();
            var pack = pack(sealed, NOON, NOON.plus(Duration.ofHours(1)), Set.of("BF-2"));
            assertThat(pack.opened())
                    .isNotEmpty()
                    .allMatch(fact -> "BF-2".equals(fact.event().stream()));

            var file = write(pack);
            assertThat(Verifier.verify(file, sealed.policy(), List.of()).isSound()).isTrue();
            var bytes = Files.readAllBytes(file);
            assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .contains("\"BF-2\"")
                    .doesNotContain("\"BF-1\"", "\"BF-3\"", "\"~register\"");
        }
    }

    @Test
    void what_was_told_late_is_in_the_period_to_which_it_belongs() throws Exception {
        try (var golden = new GoldenLog()) {
            golden.tellLate("BF-2", Duration.ofSeconds(30));
            long late = golden.log.head();
            golden.tellLate("BF-2", Duration.ofDays(1));
            golden.sealAll();
            var sealed = golden.sealed();

            var pack = pack(sealed, NOON, NOON.plus(MINUTE), Set.of("BF-2"));
            assertThat(pack.opened()).extracting(one -> one.event().position()).contains(late);
            assertThat(verified(sealed, pack).counts()).isEmpty();
        }
    }

    @Test
    void what_is_recorded_while_it_is_drawn_up_is_left_for_the_next() throws Exception {
        try (var golden = new GoldenLog()) {
            golden.sealAll();
            var sealed = golden.sealed();
            long before = sealed.size();
            var pack =
                    new PeriodPack(
                            sealed,
                            NOON,
                            NOON.plus(Duration.ofHours(1)),
                            _ -> {
                                golden.destroy("BF-1");
                                golden.sealAll();
                                return Set.of("BF-2");
                            });
            assertThat(sealed.size()).isGreaterThan(before);
            assertThat(pack.facts()).isEqualTo(before);
            assertThat(verified(sealed, pack).counts()).isEmpty();
        }
    }

    private static PeriodPack pack(
            SealedLog sealed, Instant from, Instant until, Set<String> open) {
        return new PeriodPack(sealed, from, until, _ -> open);
    }

    private static Set<String> cases(SealedLog sealed) {
        var cases = new TreeSet<>(sealed.streams(1, sealed.size() + 1));
        cases.remove("~register");
        assertThat(cases).hasSize(5);
        return cases;
    }

    private Path write(PeriodPack pack) throws Exception {
        var file = Files.createTempFile(folder, "period", ".zip");
        pack.write(file, NOON, Map.of(), (_, _) -> {});
        return file;
    }

    private Report verified(SealedLog sealed, PeriodPack pack) throws Exception {
        return Verifier.verify(write(pack), sealed.policy(), List.of());
    }
}
