package org.throughline.referrals.keys;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonIndex;

/** Under which words persons are found, in the rows of their keys. */
final class PersonWords implements PersonIndex {
    private static final Comparator<DataSubject> IN_ORDER =
            Comparator.comparing((DataSubject subject) -> subject.caseId().value())
                    .thenComparing(subject -> subject.about());

    private final KeySql sql;
    private final WordKey key;

    PersonWords(KeySql sql, WordKey key) {
        this.sql = sql;
        this.key = key;
    }

    @Override
    public void keep(Map<DataSubject, Set<String>> words) {
        if (words.isEmpty()) {
            return;
        }
        sql.run(connection -> {
            // What is written as it was already would make every entry of the index anew.
            try (var update =
                    connection.prepareStatement(
                            """
                            update keys.person_key set words = ?
                            where case_id = ? and about = ? and wrapped is not null
                              and words is distinct from ?
                            """)) {
                // Nodes that keep the same at once take the rows in one order.
                var subjects = words.keySet().stream().sorted(IN_ORDER).toList();
                for (var subject : subjects) {
                    var said = words.getOrDefault(subject, Set.of());
                    var kept = said.isEmpty() ? null : array(connection, said);
                    update.setArray(1, kept);
                    update.setString(2, subject.caseId().value());
                    update.setString(3, subject.about());
                    update.setArray(4, kept);
                    update.addBatch();
                }
                return update.executeBatch();
            }
        });
    }

    @Override
    public List<CaseId> cases(Collection<Set<String>> groups, int atMost) {
        if (groups.isEmpty()) {
            return List.of();
        }
        var each = String.join(" and ", Collections.nCopies(groups.size(), "words && ?"));
        return sql.run(connection -> {
            try (var select =
                    connection.prepareStatement(
                            "select distinct case_id from keys.person_key where "
                                    + each
                                    + " limit ?")) {
                int at = 0;
                for (var group : groups) {
                    select.setArray(++at, array(connection, group));
                }
                select.setInt(++at, atMost);
                try (var rows = select.executeQuery()) {
                    var found = new ArrayList<CaseId>();
                    while (rows.next()) {
                        found.add(new CaseId(rows.getString(1)));
                    }
                    return found;
                }
            }
        });
    }

    private Array array(Connection connection, Set<String> words) throws SQLException {
        return connection.createArrayOf(
                "bigint", words.stream().map(key::blinded).sorted().distinct().toArray());
    }

    @Override
    public long followedTo() {
        return sql.number("select position from keys.word_progress");
    }

    @Override
    public void followed(long position) {
        sql.write("update keys.word_progress set position = ?", position);
    }
}
