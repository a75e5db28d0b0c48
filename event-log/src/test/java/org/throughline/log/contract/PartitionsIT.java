package org.throughline.log.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.log.contract.ContractLog.event;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.AppendOutcome.Appended;

/** The log comes to the end of a partition. */
class PartitionsIT {
    private ContractLog contract;
    private PostgresLog log;

    @BeforeEach
    void open() throws Exception {
        contract = ContractLog.fresh();
        log = contract.node();
    }

    @AfterEach
    void close() {
        contract.close();
    }

    private Object append(int events) throws Exception {
        var all =
                java.util.stream.IntStream.range(0, events)
                        .mapToObj(n -> event("s", "e" + n))
                        .toList();
        return log.append(null, all, List.of()).get(20, TimeUnit.SECONDS);
    }

    @Test
    void it_goes_on_over_the_end_one_by_one_and_many_at_once() throws Exception {
        contract.sql("update log.head set position = 999998");
        assertThat(append(1)).isEqualTo(new Appended(999_999, 999_999));
        assertThat(append(1)).isEqualTo(new Appended(1_000_000, 1_000_000));
        contract.sql("update log.head set position = 1899998");
        assertThat(append(1)).isEqualTo(new Appended(1_899_999, 1_899_999));
        contract.sql("update log.head set position = 2999990");
        assertThat(append(40)).isEqualTo(new Appended(2_999_991, 3_000_030));
        assertThat(log.read(3_000_000, 10)).hasSize(10);
    }

    @Test
    void a_backup_that_reads_for_hours_does_not_hold_up_the_next_partition() throws Exception {
        append(1);
        try (var backup = contract.owner.getConnection()) {
            backup.setAutoCommit(false);
            try (var reading = backup.createStatement();
                    var rows = reading.executeQuery("select count(*) from log.event")) {
                rows.next();
                contract.sql("update log.head set position = 1899999");

                assertThat(append(1)).isEqualTo(new Appended(1_900_000, 1_900_000));
            }
            backup.rollback();
        }
        assertThat(
                        contract.number(
                                "select count(*) from pg_inherits where inhparent = 'log.event'::regclass"))
                .isEqualTo(3);
    }
}
