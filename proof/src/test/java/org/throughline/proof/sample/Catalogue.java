package org.throughline.proof.sample;

import java.util.List;
import java.util.stream.Stream;

/** Every way to falsify a pack that we could think of. */
public final class Catalogue {
    public static final List<Tampering> ALL =
            Stream.of(
                            FileTampering.ALL,
                            FactTampering.ALL,
                            SpellingTampering.ALL,
                            OrderTampering.ALL,
                            PeriodTampering.ALL,
                            HistoryTampering.ALL)
                    .flatMap(List::stream)
                    .toList();

    private Catalogue() {}
}
