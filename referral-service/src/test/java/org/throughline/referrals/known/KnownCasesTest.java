package org.throughline.referrals.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.admission.Admission;
import org.throughline.casefile.ids.CaseId;

class KnownCasesTest {
    private static final long MEGABYTE = 1 << 20;

    /** How many cases without an event are remembered of so many; each weighs as one event. */
    private static long remembered(int cases, long heapBytes) {
        var known = new KnownCases(heapBytes);
        var names =
                IntStream.range(0, cases).mapToObj(number -> new CaseId("BF-" + number)).toList();
        var nothing = new KnownCase(List.of(), Admission.NOTHING_YET, 0);
        names.forEach(name -> known.remember(name, nothing, known.erasures()));
        return names.stream().filter(name -> known.of(name) != null).count();
    }

    @Test
    void the_heap_says_how_much_is_remembered() {
        assertThat(remembered(1_000, MEGABYTE)).isEqualTo(104);
        assertThat(remembered(1_000, 8 * MEGABYTE)).isEqualTo(838);
        assertThat(remembered(1_000, 1024 * MEGABYTE)).isEqualTo(1_000);
    }
}
