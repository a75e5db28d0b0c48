package org.throughline.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.log.entry.StoredEvent;
import org.throughline.proof.leaf.SealedFact;
import org.throughline.proof.tree.Hash;
import org.throughline.server.sealing.SealedLog.Opened;

/** Leaves and salts as programs kept them before decision 55 stay what they were. */
class EarlierLeavesIT {
    private static final String CASE = "BF-1";

    private GoldenLog golden;
    private List<Opened> before;

    @BeforeEach
    void keepHalfOfThemAsTheyWere() throws Exception {
        golden = new GoldenLog();
        golden.sealAll();
        golden.sealed().checkpoint();
        before = facts();
        int half = (int) golden.log.head() / 2;
        var rows = new LeafTable(golden.database, golden.personKeys).after(0, half);
        var events = golden.opened.read(0, half);
        var last = new HashMap<String, Hash>();
        for (int i = 0; i < half; i++) {
            var row = rows.get(i);
            keepAsItWas(row, events.get(i), last.getOrDefault(row.stream(), Hash.NONE));
            last.put(row.stream(), row.hash());
        }
    }

    @AfterEach
    void close() {
        golden.close();
    }

    /** The whole leaf as JSON, and beside it every salt, by person. */
    private void keepAsItWas(SealedRow row, StoredEvent event, Hash previous) throws SQLException {
        var personOf = SealedFields.of(event, previous, Map.of()).personOf();
        var salts = new TreeMap<String, ByteArrayOutputStream>();
        for (var one : row.open(event, previous).orElseThrow()) {
            salts.computeIfAbsent(
                            personOf.getOrDefault(one.path(), SealedFact.NOBODY),
                            _ -> new ByteArrayOutputStream())
                    .writeBytes(one.salt().bytes().bytes());
        }
        change(
                "update proof.leaf set leaf = '\\x%s' where position = %d",
                HexFormat.of().formatHex(row.leafBytes()), row.position());
        for (var own : salts.entrySet()) {
            var bytes = own.getValue().toByteArray();
            if (own.getKey().equals(SealedFact.NOBODY)) {
                change(
                        "insert into proof.salt (position, person, salts) values (%d, '', '\\x%s')",
                        row.position(), HexFormat.of().formatHex(bytes));
            } else {
                var sealed =
                        golden.personKeys.seal(
                                new DataSubject(new CaseId(row.stream()), own.getKey()),
                                "salts/" + row.position(),
                                bytes);
                change(
                        "update proof.salt set salts = '\\x%s' where position = %d and person = '%s'",
                        HexFormat.of().formatHex(sealed.getBytes(StandardCharsets.UTF_8)),
                        row.position(),
                        own.getKey());
            }
        }
    }

    private void change(String statement, Object... values) throws SQLException {
        assertThat(golden.asSuperuser(statement.formatted(values))).isEqualTo(1);
    }

    private List<Opened> facts() {
        return golden.sealed().ofCase(CASE, golden.log.head());
    }

    private String found() {
        try (var audit = golden.audit()) {
            audit.look(Long.MAX_VALUE / 2);
            return audit.trouble().orElse("");
        }
    }

    @Test
    void they_are_found_as_sealed_and_open_the_same() {
        assertThat(found()).isEmpty();
        var after = facts();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < after.size(); i++) {
            assertThat(after.get(i).leaf()).isEqualTo(before.get(i).leaf());
            assertThat(after.get(i).disclosures()).isEqualTo(before.get(i).disclosures());
        }
    }

    @Test
    void a_person_is_erased_from_both() {
        golden.destroy(CASE);
        golden.sealAll();

        assertThat(found()).isEmpty();
        var half = golden.log.head() / 2;
        assertThat(facts())
                .anyMatch(one -> one.event().position() < half && !one.erased().isEmpty())
                .anyMatch(one -> one.event().position() > half && !one.erased().isEmpty());
    }

    @Test
    void a_salt_that_is_changed_among_them_is_noticed() throws SQLException {
        change(
                "update proof.salt set salts = set_byte(salts, 40, get_byte(salts, 40) # 1) where person = '' and position = %d",
                3);
        assertThat(found()).isNotEmpty();
    }
}
