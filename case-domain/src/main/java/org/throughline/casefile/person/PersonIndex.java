package org.throughline.casefile.person;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.ids.CaseId;

/**
 * Finds the cases of persons by words about them. No word is kept, only what a secret key makes of
 * it, beside the key of the person: whoever destroys that key has taken the person out of here too.
 */
public interface PersonIndex {

    /**
     * Keeps under which words each of these persons is found, in place of those of before. Nothing
     * is kept of somebody who was erased, or of whom nothing was ever sealed.
     */
    void keep(Map<DataSubject, Set<String>> words);

    /**
     * The cases in which one person is found under at least one word of each group, in no order.
     *
     * @param groups none of them empty
     * @param atMost how many cases at most, one or more
     */
    List<CaseId> cases(Collection<Set<String>> groups, int atMost);

    /** Up to which position of the log words are kept as it says; 0 when there is none. */
    long followedTo();

    /** Notes that up to here words are kept as the log says. */
    void followed(long position);
}
