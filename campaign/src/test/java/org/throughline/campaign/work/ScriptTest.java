package org.throughline.campaign.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Script script = Script.of(Path.of("../stories"), "0101");

    @Test
    void a_line_is_said_of_another_case_and_as_of_now() {
        var line = script.line(3, "CP-7", 0, NOW);
        assertThat(line.caseId()).isEqualTo("CP-7");
        assertThat(line.commandId()).startsWith("cp-7");
        assertThat(line.data().toString()).doesNotContain("0101").doesNotContain("2025-");
    }

    @Test
    void days_within_an_id_stay_as_they_are() {
        var listed = script.line(16, "CP-7", 0, NOW);
        assertThat(listed.command()).isEqualTo("ListCaseForForum");
        assertThat(listed.data().path("meetingId").asString()).isEqualTo("forum-2025-03-19");
    }
}
