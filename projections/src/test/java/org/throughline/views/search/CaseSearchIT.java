package org.throughline.views.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonIndex;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.views.Views;
import org.throughline.views.caseload.CasePart;
import org.throughline.views.caseload.Caseload;

/** What a search says when more match than are looked at, of which none may be the reader's. */
class CaseSearchIT {
    private static final CasePart PART = CasePart.all("support");

    private static CaseSearch.Found found(int matching) {
        var database = TestInfrastructure.freshDatabase();
        Views.migrate(database);
        return new CaseSearch(new Crowd(matching), new Caseload(database, new NoKeys()))
                .find(PART, new SearchQuestion("rosa", null));
    }

    @Test
    void where_not_all_that_match_were_looked_at_nobody_is_told_that_there_is_none() {
        assertThat(found(5_000)).isEqualTo(new CaseSearch.Found(List.of(), true));
        assertThat(found(3)).as("of another part").isEqualTo(CaseSearch.Found.NOTHING);
    }

    /** So many cases match, whatever is asked; none of them has a row. */
    private record Crowd(int matching) implements PersonIndex {
        @Override
        public void keep(Map<DataSubject, Set<String>> words) {}

        @Override
        public List<CaseId> cases(Collection<Set<String>> groups, int atMost) {
            return IntStream.range(0, Math.min(matching, atMost))
                    .mapToObj(number -> new CaseId("C-" + number))
                    .toList();
        }

        @Override
        public long followedTo() {
            return 0;
        }

        @Override
        public void followed(long position) {}
    }

    private record NoKeys() implements PersonKeys {
        @Override
        public String seal(DataSubject subject, String place, byte[] value) {
            throw new AssertionError("nothing is sealed here");
        }

        @Override
        public Optional<byte[]> open(String place, String sealed) {
            throw new AssertionError("nothing is opened here");
        }
    }
}
