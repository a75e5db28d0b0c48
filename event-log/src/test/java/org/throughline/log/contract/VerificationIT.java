package org.throughline.log.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.log.contract.ContractLog.event;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.Tag;
import org.throughline.log.verify.Verification;
import org.throughline.log.verify.Verification.Report;

/** What can be wrong with a log, done to it by its owner. */
class VerificationIT {
    private ContractLog contract;
    private PostgresLog log;

    @BeforeEach
    void open() throws SQLException {
        contract = ContractLog.fresh();
        log = contract.node();
        for (int n = 0; n < 40; n++) {
            log.append(
                            null,
                            List.of(
                                    event(
                                            Set.of(
                                                    new Tag("stream", "s" + n % 3),
                                                    new Tag("room", "r" + n % 4)),
                                            "e" + n,
                                            "happened")),
                            ContractLog.key("e" + n))
                    .join();
        }
        log.append(null, List.of(event(Set.of(), "alone", "happened")), List.of()).join();
    }

    @AfterEach
    void close() {
        contract.close();
    }

    private Report verified() {
        return Verification.of(contract.owner, _ -> {});
    }

    @Test
    void a_log_that_nobody_touched_is_sound() {
        var done = new ArrayList<Long>();

        var report = Verification.of(contract.owner, done::add);

        assertThat(report.faults()).isEmpty();
        assertThat(report.events()).isEqualTo(41);
        assertThat(report.streams()).isEqualTo(3);
        assertThat(done).containsExactly(41L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log.event set payload = payload || ' ' where position = 17",
                "update log.event set metadata = '{}' where position = 17",
                "update log.event set recorded_at = recorded_at + interval '1 microsecond' where position = 17",
                "update log.event set name = 'other' where position = 17",
                "update log.event set version = '2' where position = 17",
                "update log.event set id = 'other' where position = 17",
                "update log.event set tags = '' where position = 17",
                "update log.event set stream = 's0' where position = 17",
                "update log.event set stream_seq = 99 where position = 17",
                "update log.event set digest = '' where position = 17",
                "delete from log.event where position = 17"
            })
    void one_row_that_was_touched_is_named(String touched) throws SQLException {
        contract.sql(touched);

        assertThat(verified().faults()).isNotEmpty().first().extracting("position").isEqualTo(17L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from log.event where position = 41",
                "update log.head set position = 40",
                "update log.head set position = 50",
                "delete from log.stream where stream = 's1'",
                "update log.stream set last_seq = last_seq + 1 where stream = 's1'",
                "update log.stream set first_position = 30 where stream = 's1'",
                "delete from log.tag where position = 8",
                "update log.event set position = position + 900000 where position = 9",
                "update log.event set position = 99 where position = 41"
            })
    void what_stands_about_the_rows_must_fit_them(String touched) throws SQLException {
        contract.sql(touched);

        assertThat(verified().isSound()).as(touched).isFalse();
    }

    @Test
    void two_rows_that_changed_places_are_named() throws SQLException {
        contract.sql("update log.event set position = 900005 where position = 5");
        contract.sql("update log.event set position = 5 where position = 8");
        contract.sql("update log.event set position = 8 where position = 900005");

        assertThat(verified().faults()).extracting("position").contains(5L, 8L);
    }
}
