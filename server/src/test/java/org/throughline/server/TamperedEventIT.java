package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.wiring.CaseworkDatabase;

/** The page of a fact that somebody edited past the program. */
class TamperedEventIT {
    private static final CaseId CASE = new CaseId("BF-0195");
    private static final String PAGE = "/audit/cases/BF-0195/events/1";

    @AutoClose private final RunningProgram program = RunningProgram.alone();

    private String page() throws Exception {
        return Browser.of(program, "AU-1").get(PAGE).body();
    }

    /** What the operator is told by {@code log verify}, line by line. */
    private String verified() throws Exception {
        return program.operator("/operator/log/verify").body();
    }

    @Test
    void it_says_that_the_fact_is_not_what_was_sealed_and_shows_no_hash() throws Exception {
        program.record(
                "OpenCase",
                CASE,
                """
                "caseRef": "BF-0195", "projectId": "brackenford-support", "sourceKind": "self", "channel": "mobile",
                "anonymous": false, "receivedAt": "%s", "clientName": "Ada Invented"
                """
                        .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)),
                "CW-1");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> page().contains("Hash of its leaf in the tree"));
        assertThat(page()).doesNotContain("not what was sealed");
        assertThat(verified()).contains("\"done\":61", "\"faults\":[]");

        try (var connection = program.bean(CaseworkDatabase.class).derived().getConnection();
                var sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            sql.execute(
                    "update log.event set recorded_at = recorded_at + interval '1 second'"
                            + " where stream = 'BF-0195' and stream_seq = 1");
            sql.execute("reset session_replication_role");
        }

        assertThat(page())
                .contains("This is not what was sealed.")
                .doesNotContain("Hash of its leaf in the tree", "not sealed yet");
        assertThat(verified())
                .contains("is not what its digest says", "is not what was sealed")
                .doesNotContain("Ada", "BF-0195");
    }
}
