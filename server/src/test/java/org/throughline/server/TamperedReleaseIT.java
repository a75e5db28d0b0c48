package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.wiring.CaseworkDatabase;

/** What somebody edited past the program is told to no agency. */
class TamperedReleaseIT {
    private static final CaseId CASE = new CaseId("BF-0197");
    private static final int UNTIL_REFERRED = 8;

    @AutoClose private final RunningProgram program = RunningProgram.alone();

    private void tell(List<String> lines) throws InterruptedException {
        var told = lines.stream().map(line -> RunningProgram.retold(line, "0197")).toList();
        assertThat(program.bean(StoryDesk.class).tell(told, null, (_, _) -> {}).result().stopped())
                .isNull();
    }

    private long head() {
        return program.bean(SealedLog.class).recorded();
    }

    @Test
    void an_edited_fact_leaves_for_no_agency_when_its_gate_opens() throws Exception {
        var story = RunningProgram.lines("BF-0101.jsonl");
        tell(story.subList(0, UNTIL_REFERRED));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> program.bean(SealedLog.class).size() == head());
        edit();

        tell(story.subList(UNTIL_REFERRED, UNTIL_REFERRED + 1));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> program.bean(SealedLog.class).trouble().isPresent());
        assertThat(program.bean(SealedLog.class).trouble())
                .hasValueSatisfying(
                        found -> assertThat(found).doesNotContain("Flat", CASE.value()));
        assertThat(program.bean(ReleasedEntries.class).of(CASE)).isEmpty();
    }

    /**
     * The incident was recorded a second later, says somebody with all rights over the database.
     */
    private void edit() throws SQLException {
        try (var connection = program.bean(CaseworkDatabase.class).derived().getConnection();
                var sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            assertThat(
                            sql.executeUpdate(
                                    "update log.event set recorded_at = recorded_at + interval '1 second'"
                                            + " where stream = 'BF-0197' and stream_seq = 4"))
                    .isEqualTo(1);
            sql.execute("reset session_replication_role");
        }
    }
}
