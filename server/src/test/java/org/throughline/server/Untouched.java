package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.server.wiring.Addresses;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.GatewayDatabase;

/**
 * What a refused message must not change: the agency's events in the log, both sides' books, and
 * what the agency sent. Timers of other cases go on meanwhile, and are not counted.
 */
record Untouched(
        RunningProgram program,
        String agency,
        String caseId,
        long recorded,
        List<Object> books,
        long sent) {

    static Untouched now(RunningProgram program, String agency, String caseId) {
        return new Untouched(
                program,
                agency,
                caseId,
                recorded(program, caseId),
                books(program),
                sent(program, agency));
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

    private static Object count(JdbcClient sql, String table) {
        return table + " " + sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** How many records the topic of the agency's answers has taken. */
    private static long sent(RunningProgram program, String agency) {
        var wanted =
                List.of("answers").stream()
                        .flatMap(topic ->
                                IntStream.range(0, 6)
                                        .mapToObj(partition ->
                                                new TopicPartition(
                                                        "throughline.agency."
                                                                + agency
                                                                + "."
                                                                + topic,
                                                        partition)))
                        .collect(Collectors.toMap(one -> one, _ -> OffsetSpec.latest()));
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", program.bean(Addresses.class).kafka()))) {
            return admin.listOffsets(wanted).all().get().values().stream()
                    .mapToLong(one -> one.offset())
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
