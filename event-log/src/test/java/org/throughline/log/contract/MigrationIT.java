package org.throughline.log.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.log.contract.ContractLog.after;
import static org.throughline.log.contract.ContractLog.event;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.entry.AppendOutcome.Appended;
import org.throughline.log.entry.AppendOutcome.Conflict;
import org.throughline.log.entry.AppendOutcome.Repeated;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.Condition.Criterion;
import org.throughline.log.entry.Tag;
import org.throughline.log.verify.Verification;

/** A log that an earlier build filled is taken over, and goes on. */
class MigrationIT {
    private static final String FIRST_BUILD = "V1__event_log.sql";

    @Test
    void a_log_of_the_first_build_is_sound_after_the_migration_and_goes_on(@TempDir Path folder)
            throws Exception {
        var url = TestInfrastructure.freshDatabaseUrl();
        var owner = TestInfrastructure.dataSource(url);
        Files.copy(Path.of("src/main/resources/db/log", FIRST_BUILD), folder.resolve(FIRST_BUILD));
        Flyway.configure()
                .dataSource(owner)
                .schemas("log")
                .locations("filesystem:" + folder)
                .table("migration")
                .load()
                .migrate();
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    select log.append(
                        1, array[0, 0], array[null, null]::text[],
                        array[1], array['command'], array['c-1'], array['digest of c-1'],
                        array[1, 1, 2], array['s', 't', 's'], array['e1', 'e2', 'e3'], array['happened', 'happened', 'ended'],
                        array['1', '1', '1'], array[now(), now(), now()],
                        array['\\x7b7d'::bytea, '\\x7b7d'::bytea, '\\x7b7d'::bytea],
                        array['{"who":"some\\"one"}', '{}', '{"a":"b","c":"d"}'],
                        array['["room","seven","kind","x"]', '[]', '["room","seven"]'])
                    """);
        }

        try (var contract = ContractLog.over(url, owner)) {
            var log = contract.node();

            assertThat(Verification.of(owner, _ -> {}).faults()).isEmpty();
            var all = ContractLog.all(log);
            assertThat(all).extracting("id").containsExactly("e1", "e2", "e3");
            assertThat(all.getFirst().tags())
                    .containsExactlyInAnyOrder(
                            new Tag("stream", "s"), new Tag("room", "seven"), new Tag("kind", "x"));
            assertThat(all.getFirst().metadata()).isEqualTo(Map.of("who", "some\"one"));
            assertThat(new String(all.getFirst().payload(), StandardCharsets.UTF_8))
                    .isEqualTo("{}");
            assertThat(
                            log.append(null, List.of(event("s", "again")), ContractLog.key("c-1"))
                                    .join())
                    .isEqualTo(new Repeated("digest of c-1", 1, 2));
            assertThat(log.append(after(1, "s"), List.of(event("s", "late")), List.of()).join())
                    .isInstanceOf(Conflict.class);
            var tagged =
                    new Condition(
                            2, List.of(new Criterion(Set.of(new Tag("room", "seven")), Set.of())));
            assertThat(log.append(tagged, List.of(event("s", "late")), List.of()).join())
                    .isInstanceOf(Conflict.class);
            assertThat(log.append(after(3, "s"), List.of(event("s", "e4")), List.of()).join())
                    .isEqualTo(new Appended(4, 4));
            assertThat(log.readStream("s")).extracting("streamSeq").containsExactly(1L, 2L, 3L);
            assertThat(Verification.of(owner, _ -> {}).isSound()).isTrue();
        }
    }
}
