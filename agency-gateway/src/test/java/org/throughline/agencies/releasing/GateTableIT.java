package org.throughline.agencies.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.sharing.release.Gate;
import org.throughline.casefile.sharing.release.GateChange;
import org.throughline.embedded.TestInfrastructure;

/** Gates that are open so far, and what the log holds beyond that. */
class GateTableIT {
    private static final AgencyId HOMES = new AgencyId("TB");
    private static final AgencyId POLICE = new AgencyId("BP");
    private static final CaseId CASE = new CaseId("BF-0101");
    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2025-06-01T00:00:00Z");

    private final DataSource database = TestInfrastructure.freshDatabase();
    private GateTable gates;

    @BeforeEach
    void open() {
        Releasing.migrate(database);
        gates = new GateTable(database);
        gates.save(CASE, new GateChange(HOMES, new Gate(true, 1, null)));
        gates.save(CASE, new GateChange(POLICE, new Gate(true, 1, null)));
    }

    private Set<CaseId> closed(AgencyId agency) {
        return gates.closed(agency, List.of(CASE));
    }

    @Test
    void a_gate_that_the_log_has_closed_already_lets_nothing_through() {
        assertThat(gates.keep(CASE, Map.of(), Set.of(HOMES), false)).isEmpty();
        assertThat(closed(HOMES)).containsExactly(CASE);
        assertThat(closed(POLICE)).isEmpty();
    }

    @Test
    void one_that_the_log_has_opened_again_is_named_once() {
        gates.keep(CASE, Map.of(), Set.of(HOMES, POLICE), false);
        assertThat(gates.keep(CASE, Map.of(), Set.of(POLICE), false)).containsExactly(HOMES);
        assertThat(gates.keep(CASE, Map.of(), Set.of(POLICE), false)).isEmpty();
        assertThat(closed(HOMES)).isEmpty();
        assertThat(closed(POLICE)).containsExactly(CASE);
    }

    @Test
    void a_gate_of_which_nothing_changes_is_neither_written_nor_held() {
        gates.keep(CASE, Map.of(HOMES, JUNE), Set.of(POLICE), true);
        var before = versions();
        gates.keep(CASE, Map.of(HOMES, JUNE), Set.of(POLICE), true);
        assertThat(versions()).isEqualTo(before);

        gates.keep(CASE, Map.of(HOMES, JUNE.plusSeconds(1)), Set.of(POLICE), true);
        assertThat(versions().get("BP")).isEqualTo(before.get("BP"));
        assertThat(versions().get("TB")).isNotEqualTo(before.get("TB"));
        gates.keep(CASE, Map.of(HOMES, JUNE), Set.of(POLICE), false);
        assertThat(gates.overAt(JUNE, false)).containsExactly(new GateTable.OpenGate(HOMES, CASE));
    }

    /** By whom each row was written, and by whom it is or was held. */
    private Map<String, String> versions() {
        var versions = new HashMap<String, String>();
        JdbcClient.create(database)
                .sql("select agency, xmin || ' ' || xmax from release.gate")
                .query((row, _) -> versions.put(row.getString(1), row.getString(2)))
                .list();
        return versions;
    }

    @Test
    void a_gate_without_an_end_in_sight_is_never_over() {
        assertThat(gates.firstEnd(false)).as("unknown").isBefore(LONG_AGO);
        gates.keep(CASE, Map.of(HOMES, JUNE), Set.of(), false);
        assertThat(gates.firstEnd(false)).isEqualTo(JUNE);
        assertThat(gates.firstEnd(true)).as("never").isAfter(JUNE.plus(Duration.ofDays(365_000)));
        assertThat(gates.overAt(JUNE, false)).containsExactly(new GateTable.OpenGate(HOMES, CASE));
    }
}
