package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.server.wiring.Addresses;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.GatewayDatabase;

/**
 * What a refused message must not change: the agency's events in the log, both sides' books, and
 * what the agency sent. Timers of other cases go on meanwhile, and are not counted; answers of
 * earlier tests that are still under way would be, so it is looked at once none is.
 */
record Untouched(
        RunningProgram program,
        String agency,
        String caseId,
        long recorded,
        List<Object> books,
        long sent) {

    static Untouched now(RunningProgram program, String agency, String caseId) {
        await().atMost(Duration.ofSeconds(60)).until(() -> underWay(program) == 0);
        return new Untouched(
                program,
                agency,
                caseId,
                recorded(program, caseId),
                books(program),
                Stores.answers(program.bean(Addresses.class).broker().servers(), agency).size());
    }

    void holds() {
        assertThat(now(program, agency, caseId)).isEqualTo(this);
    }

    /** How many events of the case people and machines of agencies recorded. */
    static long recorded(RunningProgram program, String caseId) {
        return program.bean(Desk.class).histories().of(new CaseId(caseId)).stream()
                .filter(event -> event.actor().role().isOfAgency())
                .count();
    }

    private static List<Object> books(RunningProgram program) {
        var casework = JdbcClient.create(program.bean(CaseworkDatabase.class).derived());
        var gateway = JdbcClient.create(program.bean(GatewayDatabase.class).pool());
        return List.of(count(casework, "release.parked_answer"), count(gateway, "gateway.answer"));
    }

    private static long underWay(RunningProgram program) {
        return JdbcClient.create(program.bean(GatewayDatabase.class).pool())
                .sql("select count(*) from gateway.answer where state in ('queued', 'sent')")
                .query(Long.class)
                .single();
    }

    private static Object count(JdbcClient sql, String table) {
        return table + " " + sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
